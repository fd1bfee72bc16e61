package dev.switchboard.platform.problem;

/**
 * A way to be refused that callers may rely on. Each service implements it by one enum, whose
 * constants are the codes; a code, once published, is never renamed or used for anything else.
 */
public interface ErrorCode {
  /** The constant's name. */
  String name();

  /** Stable, upper snake case, unique within its service: {@code SLOT_TAKEN}. */
  default String code() {
    return name();
  }

  /** The HTTP status, 400 to 599. */
  int status();

  /** The same short sentence for every occurrence of this code, without a full stop. */
  String title();
}
