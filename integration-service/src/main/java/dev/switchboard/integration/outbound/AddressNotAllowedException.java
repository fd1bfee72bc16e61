package dev.switchboard.integration.outbound;

/** The name leads into a private network. */
final class AddressNotAllowedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  AddressNotAllowedException() {
    super("the address is not public");
  }
}
