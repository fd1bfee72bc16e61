-- A reminder's visit counts as pending when somebody writes "cancel" (features.md C10, S9).
SELECT worker_may('reminder_question', 'SELECT');
