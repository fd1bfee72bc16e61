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
  /** Instead of the name of somebody who has none. */
  CUSTOMER("cliente", "customer"),
  /** What a visit is for when nobody says. */
  VISIT("visita técnica", "visit");

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
