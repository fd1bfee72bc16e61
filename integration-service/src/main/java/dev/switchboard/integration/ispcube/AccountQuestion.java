package dev.switchboard.integration.ispcube;

import java.util.List;

/**
 * Whose account is asked for, in the words an installation may know him by. What it answers is
 * checked: one that matches loosely must not give somebody another's account.
 */
sealed interface AccountQuestion permits PhoneQuestion, DocumentQuestion {
  /** The filter of {@code /customer}. */
  String parameter();

  /** The forms to ask for, one after the other; each costs a metered request. */
  List<String> forms();

  /** Whether it is he. */
  boolean isAbout(CustomerRecord customer);

  /** The same for the same person; nothing of it may reach a log. */
  String key();
}
