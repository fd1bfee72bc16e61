package dev.switchboard.conversation.tool;

/** How a call ended. */
public sealed interface ToolResult<R> {
  /** The service answered, if only with a refusal. */
  record Answered<R>(R answer) implements ToolResult<R> {}

  /**
   * It did not, or not what it should.
   *
   * @param error what is written in the log: NOT_REACHED, HTTP_503, UNREADABLE
   */
  record Failed<R>(String error) implements ToolResult<R> {}
}
