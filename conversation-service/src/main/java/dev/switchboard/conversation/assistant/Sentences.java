package dev.switchboard.conversation.assistant;

/** The fixed sentences of one language. */
record Sentences(String greeting, String optedOut, String optedIn, String help) {
  private static final Sentences ES =
      new Sentences(
          """
          ¡Hola! Soy el asistente virtual de %s. Puedo ayudarte con tu conexión, tu factura o una \
          visita técnica. ¿Qué necesitás?""",
          "Listo, no te vamos a escribir más. Si cambiás de idea, respondé ALTA.",
          "Listo, volvemos a escribirte por este medio. Para dejar de recibir mensajes, respondé BAJA.",
          """
          Este es el asistente virtual de %s. Escribí tu consulta y te respondemos. Para dejar de \
          recibir mensajes, respondé BAJA.""");
  private static final Sentences EN =
      new Sentences(
          """
          Hello! I am the virtual assistant of %s. I can help you with your service, your bill or \
          a visit. What do you need?""",
          "Done, we will not write to you again. If you change your mind, reply START.",
          "Done, we will write to you here again. To get no more messages, reply STOP.",
          """
          This is the virtual assistant of %s. Write your question and we will answer. To get no \
          more messages, reply STOP.""");

  static Sentences in(Language language) {
    return switch (language) {
      case ES -> ES;
      case EN -> EN;
    };
  }
}
