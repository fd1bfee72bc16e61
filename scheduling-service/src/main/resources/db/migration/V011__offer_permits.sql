-- The one message that may tell an offer to its customer; empty when who asked did not name it.
ALTER TABLE waitlist_offer ADD COLUMN granted_to text;
