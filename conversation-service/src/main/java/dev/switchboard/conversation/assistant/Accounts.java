package dev.switchboard.conversation.assistant;

import dev.switchboard.contracts.conversation.HandoffRequested.Reason;
import dev.switchboard.conversation.assistant.Dialogue.Once;
import dev.switchboard.conversation.language.Sentence;
import dev.switchboard.conversation.tool.Answers;
import dev.switchboard.conversation.tool.Answers.Account;
import dev.switchboard.conversation.tool.Answers.Line;
import dev.switchboard.conversation.tool.ToolCall.ConnectionStatus;
import dev.switchboard.conversation.tool.ToolCall.CustomerAccount;
import dev.switchboard.conversation.understanding.Answer;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An internet customer's connection and bill, looked up by his phone, else by his document. */
final class Accounts {
  private static final Pattern NO_DIGIT = Pattern.compile("\\D");
  private static final int SHORTEST_DOCUMENT = 6;
  private static final int LONGEST_DOCUMENT = 11;

  private Accounts() {}

  /** Something does not work: what can be seen of it, and a visit where one helps. */
  static Step outage(Talk talk) {
    Talk wanting = talk.wanting(Bookings.wanted(talk));
    if (!talk.facts().business().isInternetProvider()) {
      return Bookings.proceed(wanting);
    }
    return lookUp(wanting, Asked.DOCUMENT, account -> line(wanting, account));
  }

  /** What is owed. */
  static Step bill(Talk talk) {
    if (!talk.facts().business().isInternetProvider()) {
      return talk.say(Sentence.CANNOT_SEE_BILLS).handOff(Reason.POLICY);
    }
    return lookUp(talk, Asked.DOCUMENT_FOR_BILL, account -> balance(talk, account));
  }

  /** Empty when the message holds no document and does not refuse one. */
  static Optional<Step> document(Talk talk) {
    Asked question = talk.dialogue().asked();
    Talk answered = talk.now(talk.dialogue().asking(Asked.NONE));
    String digits = NO_DIGIT.matcher(talk.scene().said().words()).replaceAll("");
    if (digits.length() >= SHORTEST_DOCUMENT && digits.length() <= LONGEST_DOCUMENT) {
      CustomerAccount call = new CustomerAccount(null, digits, talk.facts().customer().id());
      return Optional.of(found(answered, call, question));
    }
    return talk.reading()
        .answer()
        .filter(answer -> answer == Answer.NO)
        .map(no -> unseen(answered, question));
  }

  private static Step lookUp(Talk talk, Asked question, Function<Account, Step> then) {
    @Nullable String phone = talk.facts().customer().phone();
    if (phone == null) {
      return notFound(talk, question);
    }
    return found(talk, CustomerAccount.ofPhone(phone), question, then);
  }

  private static Step found(Talk talk, CustomerAccount call, Asked question) {
    return found(
        talk,
        call,
        question,
        account -> question == Asked.DOCUMENT ? line(talk, account) : balance(talk, account));
  }

  private static Step found(
      Talk talk, CustomerAccount call, Asked question, Function<Account, Step> then) {
    return talk.after(
        call,
        accounts -> {
          @Nullable Account account = accounts.account();
          return switch (accounts.result()) {
            case FOUND -> account == null ? unseen(talk, question) : then.apply(account);
            case NOT_FOUND -> notFound(talk, question);
            case NOT_CONNECTED, UNAVAILABLE -> unseen(talk, question);
          };
        },
        () -> unseen(talk, question));
  }

  private static Step notFound(Talk talk, Asked question) {
    return talk.dialogue().has(Once.DOCUMENT)
        ? unseen(talk, question)
        : Questions.ask(talk.doing(Once.DOCUMENT), question);
  }

  /** A visit can do without the account, a bill cannot. */
  private static Step unseen(Talk talk, Asked question) {
    return question == Asked.DOCUMENT
        ? Bookings.proceed(talk.say(Sentence.ACCOUNT_UNSEEN))
        : talk.say(Sentence.CANNOT_SEE_BILLS).handOff(Reason.TOOL_FAILED);
  }

  private static Step line(Talk talk, Account account) {
    return talk.after(
        new ConnectionStatus(account.customerId()),
        connection -> seen(talk, account, connection.line()),
        () -> seen(talk, account, Line.UNKNOWN));
  }

  private static Step seen(Talk talk, Account account, Line line) {
    Talk known = knowing(talk, account);
    return switch (line) {
      case BLOCKED -> blocked(known, account);
      case OFFLINE -> visit(known.say(Sentence.OFFLINE), account);
      case ONLINE -> visit(known.say(Sentence.ONLINE), account);
      case UNKNOWN -> visit(known.say(Sentence.LINE_UNKNOWN), account);
    };
  }

  private static Step blocked(Talk talk, Account account) {
    return owes(account.dueDebt())
        ? talk.now(talk.dialogue().settled())
            .say(Sentence.BLOCKED_FOR_DEBT, money(talk, account.dueDebt()))
            .done()
        : talk.say(Sentence.BLOCKED).handOff(Reason.POLICY);
  }

  private static Step visit(Talk talk, Account account) {
    Talk told =
        owes(account.dueDebt())
            ? talk.say(Sentence.OVERDUE, money(talk, account.dueDebt()))
            : talk.say(Sentence.NO_DEBT);
    return Bookings.proceed(told.say(Sentence.VISIT_HELPS));
  }

  private static Step balance(Talk talk, Account account) {
    if (!owes(account.debt())) {
      return Questions.again(talk.say(Sentence.NO_DEBT));
    }
    String debt = money(talk, account.debt());
    return Questions.again(
        owes(account.dueDebt())
            ? talk.say(Sentence.BALANCE_OVERDUE, debt, money(talk, account.dueDebt()))
            : talk.say(Sentence.BALANCE, debt));
  }

  /** The account says where the visit goes and for whom. */
  private static Talk knowing(Talk talk, Answers.Account account) {
    Dialogue dialogue = talk.dialogue();
    return talk.now(dialogue.with(dialogue.person().with(account.name(), account.address())));
  }

  private static boolean owes(@Nullable BigDecimal amount) {
    return amount != null && amount.signum() > 0;
  }

  private static String money(Talk talk, @Nullable BigDecimal amount) {
    return talk.phrases().money(amount == null ? BigDecimal.ZERO : amount);
  }
}
