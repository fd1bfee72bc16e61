package dev.switchboard.conversation.language;

/** The fixed sentences, each in every language: one that lacks a language does not compile. */
public enum Sentence {
  /** Business's name. */
  GREETING(
      """
      ¡Hola! Soy el asistente virtual de %s. Puedo ayudarte con tu conexión, tu factura o una \
      visita técnica. ¿Qué necesitás?""",
      """
      Hello! I am the virtual assistant of %s. I can help you with your service, your bill or \
      a visit. What do you need?"""),
  OPTED_OUT(
      "Listo, no te vamos a escribir más. Si cambiás de idea, respondé ALTA.",
      "Done, we will not write to you again. If you change your mind, reply START."),
  OPTED_IN(
      "Listo, volvemos a escribirte por este medio. Para dejar de recibir mensajes, respondé BAJA.",
      "Done, we will write to you here again. To get no more messages, reply STOP."),
  /** Business's name. */
  HELP(
      """
      Este es el asistente virtual de %s. Escribí tu consulta y te respondemos. Para dejar de \
      recibir mensajes, respondé BAJA.""",
      """
      This is the virtual assistant of %s. Write your question and we will answer. To get no \
      more messages, reply STOP."""),
  /** A space and the customer's first name, or nothing; day and hour. */
  REMINDER(
      "Hola%s, te recordamos tu visita del %s. ¿La confirmás?",
      "Hello%s, this is a reminder of your visit on %s. Is it still fine?"),
  /** A button, at most 20 characters. */
  REMINDER_YES("Sí", "Yes"),
  /** A button, at most 20 characters. */
  REMINDER_CANCEL("Cancelar", "Cancel"),
  /** A space and the customer's first name, or nothing; business's name. */
  FOLLOW_UP(
      "Hola%s, somos %s. Hace unos días nos escribiste. ¿Todavía necesitás una visita?",
      "Hello%s, this is %s. You wrote to us some days ago. Do you still need a visit?"),
  /** A space and the customer's first name, or nothing; business's name. */
  REACTIVATION(
      "Hola%s, somos %s. Hace tiempo que no te visitamos. ¿Querés una revisión?",
      "Hello%s, this is %s. It has been a while since our last visit. Would you like a check-up?"),
  /** A button, at most 20 characters, that means what it says when it is read. */
  WANT_VISIT("Quiero una visita", "I want a visit"),
  /**
   * A space and the customer's first name, or nothing; day and hour; until when it is kept ("las
   * 18:30", "18:30").
   */
  OFFER(
      """
      Hola%s, se liberó un horario: %s. Te lo guardamos hasta %s. Respondé SÍ para tomarlo o NO \
      para dejarlo.""",
      """
      Hello%s, a time has become free: %s. We keep it for you until %s. Reply YES to take it or NO \
      to let it go."""),
  /** Instead of the name of somebody who has none. */
  CUSTOMER("cliente", "customer"),
  /** What a visit is for when nobody says. */
  VISIT("visita técnica", "visit"),

  // What the rules engine says.

  /** Business's name. */
  HELLO("¡Hola! Soy el asistente virtual de %s.", "Hello! I am the virtual assistant of %s."),
  /** Customer's first name, business's name. */
  HELLO_NAMED(
      "¡Hola, %s! Soy el asistente virtual de %s.", "Hello %s! I am the virtual assistant of %s."),
  HOW_CAN_I_HELP("¿En qué te puedo ayudar?", "How can I help you?"),
  WELCOME("¡De nada! Cualquier cosa, escribime.", "You are welcome! Write to me any time."),
  CANNOT_READ(
      "Por ahora solo puedo leer mensajes de texto. ¿Me lo escribís?",
      "I can only read text messages for now. Could you write it to me?"),
  NOT_UNDERSTOOD("Perdón, no te entendí.", "Sorry, I did not understand that."),
  HANDED_OFF(
      "Te paso con una persona del equipo, que te responde por acá.",
      "I am passing you to one of our team, who will answer you here."),
  CANNOT_DO_NOW(
      "Perdón, ahora no lo puedo resolver desde acá.", "Sorry, I cannot sort this out right now."),
  YES("Sí", "Yes"),

  // An internet customer's account.
  OFFLINE(
      "Revisé tu conexión y figura desconectada.",
      "I checked your connection and it shows as disconnected."),
  ONLINE(
      """
      Revisé tu conexión y figura en línea: probá apagar el equipo, esperar un minuto y volver a \
      prenderlo.""",
      """
      I checked your connection and it shows as online: try switching the router off, waiting a \
      minute and switching it on again."""),
  LINE_UNKNOWN(
      "Encontré tu cuenta, pero ahora no puedo ver el estado de la conexión.",
      "I found your account, but I cannot see the state of the connection right now."),
  NO_DEBT("Tu cuenta está al día.", "Your account is up to date."),
  /** Amount. */
  OVERDUE("Tu cuenta tiene %s vencidos.", "Your account has %s overdue."),
  /** Amount. */
  BLOCKED_FOR_DEBT(
      """
      Tu servicio está suspendido por una deuda vencida de %s. Cuando se acredite el pago vuelve a \
      funcionar; no hace falta una visita.""",
      """
      Your service is suspended because of an overdue debt of %s. It comes back once the payment \
      is in; no visit is needed."""),
  BLOCKED("Tu servicio figura suspendido.", "Your service shows as suspended."),
  ASK_DOCUMENT(
      "No encontré tu cuenta con este número. ¿Me pasás el DNI o CUIT del titular?",
      "I did not find your account by this number. What is the account holder's document number?"),
  ACCOUNT_UNSEEN(
      "No pude ver tu cuenta, pero igual puedo coordinar una visita.",
      "I could not see your account, but I can arrange a visit all the same."),
  /** Amount owed. */
  BALANCE("Tu saldo a pagar es de %s.", "Your balance to pay is %s."),
  /** Amount owed, amount overdue. */
  BALANCE_OVERDUE(
      "Tu saldo a pagar es de %s, de los cuales %s están vencidos.",
      "Your balance to pay is %s, of which %s is overdue."),
  CANNOT_SEE_BILLS("No puedo ver tu cuenta desde acá.", "I cannot see your account from here."),

  // Booking a visit.
  VISIT_HELPS("Te puedo mandar un técnico.", "I can send you a technician."),
  TIMES("Tengo estos horarios:", "I have these times:"),
  TIMES_TO_MOVE("La puedo pasar a:", "I can move it to:"),
  NO_SUCH_TIME(
      "No tengo lugar en ese momento. Lo más cercano es:",
      "I have nothing at that time. The nearest is:"),
  SLOT_TAKEN(
      "Ese horario se acaba de ocupar. Siguen libres:",
      "That time has just been taken. These are still free:"),
  WHICH_ONE("¿Cuál te queda mejor?", "Which one suits you best?"),
  OTHER_OFFER(
      "Esos horarios ya no son los últimos que te ofrecí.",
      "Those are not the times I offered you last."),
  /** Time. */
  ONE_TIME("Tengo el %s.", "I have %s."),
  BOOK_IT("¿Te lo reservo?", "Shall I book it?"),
  NO_TIMES("No tengo horarios libres para ofrecerte.", "I have no free times to offer you."),
  ASK_WHEN("¿Qué día y a qué hora te queda bien?", "Which day and time would suit you?"),
  ASK_NAME("¿A nombre de quién agendo la visita?", "What name shall I book the visit under?"),
  ASK_ADDRESS("¿A qué dirección vamos?", "What is the address?"),
  ASK_NAME_AND_ADDRESS(
      "Para coordinar la visita, ¿me decís tu nombre y la dirección?",
      "To arrange the visit, could you tell me your name and the address?"),
  WANT_A_VISIT("¿Querés que coordinemos una visita?", "Would you like us to arrange a visit?"),
  /** Time, address. */
  BOOKED(
      "¡Listo! Tu visita quedó confirmada para el %s, en %s.",
      "Done! Your visit is booked for %s, at %s."),
  /** Time. */
  BOOKED_NO_ADDRESS(
      "¡Listo! Tu visita quedó confirmada para el %s.", "Done! Your visit is booked for %s."),
  DROPPED("Listo, no agendo nada.", "All right, I will not book anything."),

  // Time that was given up, for who waits for it.
  /** Time. */
  OFFER_AGAIN(
      "Te guardamos el horario del %s. ¿Lo tomás?", "We keep %s for you. Will you take it?"),
  OFFER_LOST(
      "Perdón, ese horario ya se lo dimos a otra persona.",
      "Sorry, that time has been given to somebody else by now."),
  OFFER_DECLINED(
      "Listo, se lo ofrecemos a otra persona. Seguís en la lista de espera.",
      "All right, we will offer it to somebody else. You are still on the waiting list."),
  OFFER_OVER("Esa oferta ya no está en pie.", "That offer no longer stands."),

  // A visit that stands.
  NO_VISIT("No veo ninguna visita agendada a tu nombre.", "I do not see any visit booked for you."),
  /** Time. */
  YOUR_VISIT("Tenés una visita el %s.", "You have a visit on %s."),
  /** Time. */
  MOVED("¡Listo! Tu visita pasó al %s.", "Done! Your visit has moved to %s."),
  /** Time. */
  CANCEL_SURE("¿Cancelo tu visita del %s?", "Shall I cancel your visit on %s?"),
  /** Time. */
  CANCELLED("Listo, cancelé tu visita del %s.", "Done, I have cancelled your visit on %s."),
  /** Time. */
  KEPT("Perfecto, tu visita del %s sigue en pie.", "Fine, your visit on %s stands."),
  /** Time. */
  CONFIRMED("¡Gracias! Te esperamos el %s.", "Thank you! See you on %s."),
  STILL_SUITS("¿Te sigue quedando bien?", "Does it still suit you?"),
  VISIT_GONE("Esa visita ya no se puede cambiar.", "That visit can no longer be changed."),

  // Prices.
  /** Kind of visit, lowest price, highest price. */
  PRICE_RANGE(
      "%s: entre %s y %s, según el trabajo.", "%s: between %s and %s, depending on the work."),
  PRICE_UNKNOWN(
      "El precio depende del trabajo; te lo decimos antes de empezar.",
      "The price depends on the work; we tell you before we start."),

  // What cannot wait.
  EMERGENCY_SURE("¿Es una emergencia?", "Is this an emergency?"),
  /** Emergency number. */
  SAFETY_GAS(
      """
      Salí ya del lugar con todos. No toques interruptores ni enciendas nada, y desde afuera llamá \
      al %s.""",
      """
      Leave the building now, with everybody. Do not touch any switches or light anything, and \
      call %s from outside."""),
  /** Emergency number. */
  SAFETY_FIRE(
      "Salí ya del lugar con todos y llamá al %s.",
      "Leave the building now, with everybody, and call %s."),
  /** Emergency number. */
  SAFETY_ELECTRICITY(
      """
      No toques nada mojado ni cables. Si podés hacerlo sin riesgo, cortá la luz general. Si hay \
      alguien en peligro, llamá al %s.""",
      """
      Do not touch anything wet or any wires. If it is safe, switch off the power at the mains. If \
      anybody is in danger, call %s."""),
  /** Emergency number. */
  SAFETY_WATER(
      """
      Si podés, cerrá la llave de paso y alejate de enchufes y aparatos. Si hay alguien en peligro, \
      llamá al %s.""",
      """
      If you can, turn the water off at the stopcock and stay away from sockets and appliances. If \
      anybody is in danger, call %s."""),
  /** Emergency number. */
  SAFETY(
      "Ponete a salvo. Si hay alguien en peligro, llamá al %s.",
      "Get to safety. If anybody is in danger, call %s."),
  TEAM_ALERTED(
      "Ya le avisé al equipo: te contactan enseguida.",
      "I have alerted the team: they will contact you at once.");

  private final String es;
  private final String en;

  Sentence(String es, String en) {
    this.es = es;
    this.en = en;
  }

  /**
   * @param values for the places of the sentence, in the order its comment names them
   */
  public String in(Language language, Object... values) {
    String pattern =
        switch (language) {
          case ES -> es;
          case EN -> en;
        };
    return pattern.formatted(values);
  }
}
