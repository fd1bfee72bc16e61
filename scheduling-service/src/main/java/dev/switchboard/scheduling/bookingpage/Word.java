package dev.switchboard.scheduling.bookingpage;

import java.util.Locale;

/** All that the page says, in English and Spanish; {@code %s} is filled in. */
enum Word {
  BOOK_WITH("Book a visit with %s", "Reserve una visita con %s"),
  SKIP("Skip to the content", "Ir al contenido"),
  STEP("Step %s of 3", "Paso %s de 3"),
  STEPS("Steps", "Pasos"),
  STEP_SERVICE("Service", "Servicio"),
  STEP_TIME("Day and time", "Día y hora"),
  STEP_DETAILS("Your details", "Sus datos"),
  CHOOSE_SERVICE("What do you need?", "¿Qué necesita?"),
  CHOOSE_SERVICE_TEXT(
      "Choose a service to see when we can come. No account is needed.",
      "Elija un servicio para ver cuándo podemos ir. No hace falta una cuenta."),
  NO_SERVICES(
      "There is nothing that can be booked online at the moment.",
      "Por el momento no hay nada que se pueda reservar en línea."),
  ABOUT_MINUTES("About %s minutes", "Unos %s minutos"),
  ABOUT_HOURS("About %s hours", "Unas %s horas"),
  ABOUT_AN_HOUR("About an hour", "Alrededor de una hora"),
  CHOOSE_TIME("When shall we come?", "¿Cuándo vamos?"),
  TIMES_IN("All times are in %s.", "Todas las horas son en %s."),
  HOLD_TEXT(
      "The time you choose is kept for you while you fill in your details.",
      "La hora que elija queda reservada mientras completa sus datos."),
  NO_TIMES("There is no free time on these days.", "No hay horarios libres en estos días."),
  NO_TIMES_AT_ALL(
      "There is no free time in the days that can be booked online.",
      "No hay horarios libres en los días que se pueden reservar en línea."),
  EARLIER("Earlier days", "Días anteriores"),
  LATER("Later days", "Días siguientes"),
  MORE_DAYS("More days", "Más días"),
  OTHER_SERVICE("Choose another service", "Elegir otro servicio"),
  OTHER_TIME("Choose another time", "Elegir otra hora"),
  LOST("That time has just been taken", "Esa hora se acaba de ocupar"),
  LOST_TEXT(
      "Somebody else was quicker. These are the nearest times that are free:",
      "Alguien fue más rápido. Estas son las horas libres más cercanas:"),
  LOST_NONE(
      "Somebody else was quicker, and there is no free time near it.",
      "Alguien fue más rápido, y no hay horarios libres cercanos."),
  ALL_TIMES("See all times", "Ver todos los horarios"),
  YOUR_CHOICE("Your choice", "Su elección"),
  SERVICE("Service", "Servicio"),
  WHEN("When", "Cuándo"),
  WHERE("Where", "Dónde"),
  WHO("Who comes", "Quién va"),
  FOR("For", "A nombre de"),
  KEPT_UNTIL(
      "We keep this time for you until %s (%s minutes).",
      "Le guardamos esta hora hasta las %s (%s minutos)."),
  KEPT_NO_MORE(
      "This time is no longer kept for you. You can still try to book it.",
      "Ya no le guardamos esta hora. Todavía puede intentar reservarla."),
  YOUR_DETAILS(
      "Where shall we go, and whom do we ask for?", "¿A dónde vamos y por quién preguntamos?"),
  REQUIRED(
      "All fields are needed, but those marked optional.",
      "Todos los campos son necesarios, salvo los opcionales."),
  OPTIONAL("optional", "opcional"),
  NAME("Name", "Nombre"),
  PHONE("Phone", "Teléfono"),
  PHONE_HINT(
      "With area code. We write to it about this visit only.",
      "Con código de área. Le escribimos solo por esta visita."),
  EMAIL("E-mail", "Correo electrónico"),
  ADDRESS("Address of the visit", "Dirección de la visita"),
  NOTE("What should we know?", "¿Qué debemos saber?"),
  NOTE_HINT("What happened, how to find you, pets.", "Qué pasó, cómo llegar, mascotas."),
  LEAVE_EMPTY("Leave this empty", "Deje esto vacío"),
  BOOK("Book the visit", "Reservar la visita"),
  PRIVACY(
      "%s uses these details for this visit only.", "%s usa estos datos solo para esta visita."),
  ERRORS("There is something to correct", "Hay algo para corregir"),
  ERROR("Error", "Error"),
  NAME_MISSING("Enter your name", "Escriba su nombre"),
  PHONE_MISSING("Enter your phone number", "Escriba su teléfono"),
  PHONE_WRONG(
      "Enter a phone number with its area code", "Escriba un teléfono con su código de área"),
  EMAIL_WRONG(
      "Enter an e-mail address like name@example.com, or leave it empty",
      "Escriba un correo como nombre@ejemplo.com, o déjelo vacío"),
  ADDRESS_MISSING("Enter the address of the visit", "Escriba la dirección de la visita"),
  TOO_LONG("This is too long, please shorten it", "Es demasiado largo, por favor acórtelo"),
  BOOKED("Your visit is booked", "Su visita está reservada"),
  BOOKED_TEXT(
      "Keep this page's address: with it you can see, move or cancel the visit.",
      "Guarde la dirección de esta página: con ella puede ver, cambiar o cancelar la visita."),
  MOVED("Your visit has a new time", "Su visita tiene un nuevo horario"),
  MOVED_TEXT(
      "Keep this page's new address, it replaces the one before.",
      "Guarde la nueva dirección de esta página, reemplaza a la anterior."),
  YOUR_VISIT("Your visit", "Su visita"),
  STATUS("Status", "Estado"),
  STATUS_BOOKED("Booked", "Reservada"),
  STATUS_CONFIRMED("Confirmed", "Confirmada"),
  STATUS_PENDING("To be moved", "Por reprogramar"),
  STATUS_STARTED("In progress", "En curso"),
  STATUS_DONE("Done", "Realizada"),
  STATUS_MISSED("Nobody was there", "No había nadie"),
  STATUS_CANCELLED("Cancelled", "Cancelada"),
  CANCELLED("Your visit is cancelled", "Su visita está cancelada"),
  CANCELLED_TEXT("Nobody will come.", "No irá nadie."),
  BOOK_ANOTHER("Book another visit", "Reservar otra visita"),
  MOVE("Move the visit", "Cambiar el horario"),
  MOVE_TITLE("When shall we come instead?", "¿Cuándo vamos entonces?"),
  MOVE_TEXT("Now it is on %s at %s.", "Ahora es el %s a las %s."),
  MOVE_KEEPS(
      "The visit keeps its time until you choose another one.",
      "La visita mantiene su horario hasta que elija otro."),
  CANCEL("Cancel the visit", "Cancelar la visita"),
  CANCEL_TITLE("Cancel this visit?", "¿Cancelar esta visita?"),
  CANCEL_REASON("Reason", "Motivo"),
  CANCEL_YES("Yes, cancel it", "Sí, cancelarla"),
  CANCEL_NO("No, keep it", "No, mantenerla"),
  BACK_TO_VISIT("Back to the visit", "Volver a la visita"),
  CALL("Or call %s", "O llame al %s"),
  START_AGAIN("Start again", "Empezar de nuevo"),
  POWERED("Online booking", "Reservas en línea"),
  LANGUAGE("Language", "Idioma"),
  NOT_FOUND("This page does not exist", "Esta página no existe"),
  NOT_FOUND_TEXT(
      "Check the address, or ask the business for its link.",
      "Revise la dirección, o pida el enlace a la empresa."),
  CLOSED("No online booking", "Sin reservas en línea"),
  CLOSED_TEXT(
      "This business takes no bookings on this page.",
      "Esta empresa no toma reservas en esta página."),
  SUSPENDED("This page is closed", "Esta página está cerrada"),
  SUSPENDED_TEXT(
      "Bookings are not possible here at the moment.",
      "Por el momento no es posible reservar aquí."),
  LOCKED_DOWN("Closed for a short while", "Cerrado por un momento"),
  LOCKED_DOWN_TEXT(
      "Bookings are paused at the moment. Please try again later.",
      "Las reservas están en pausa. Por favor intente más tarde."),
  LINK_NOT_VALID("This link is not valid", "Este enlace no es válido"),
  LINK_NOT_VALID_TEXT(
      "It is incomplete, or its time is over. Open it again as you received it.",
      "Está incompleto o ya venció. Ábralo otra vez tal como lo recibió."),
  FORM_NOT_VALID("The form could not be accepted", "No se pudo aceptar el formulario"),
  FORM_NOT_VALID_TEXT(
      "It was open for too long, or was not sent from this page. Please start again.",
      "Estuvo abierto demasiado tiempo, o no se envió desde esta página. Por favor empiece de nuevo."),
  NOT_BOOKABLE("That cannot be booked", "Eso no se puede reservar"),
  NOT_BOOKABLE_TEXT(
      "This time or service is not offered any more. Please choose again.",
      "Este horario o servicio ya no se ofrece. Por favor elija de nuevo."),
  NOT_CHANGEABLE(
      "This visit can no longer be changed here", "Esta visita ya no se puede cambiar aquí"),
  NOT_CHANGEABLE_TEXT(
      "It has begun, is over, or was cancelled.", "Ya empezó, terminó o fue cancelada."),
  TOO_MANY("Too many requests", "Demasiadas solicitudes"),
  TOO_MANY_TEXT(
      "Please wait a moment and try again.", "Por favor espere un momento e intente de nuevo."),
  TOO_MANY_HOLDS("You are keeping several times already", "Ya tiene varias horas guardadas"),
  TOO_MANY_HOLDS_TEXT(
      "Finish one of those bookings, or wait some minutes until they are free again.",
      "Termine una de esas reservas, o espere unos minutos hasta que se liberen."),
  AWAY("We could not finish this", "No pudimos terminar"),
  AWAY_TEXT(
      "Something of ours is not answering. Nothing was booked; please try again in a moment.",
      "Algo nuestro no responde. No se reservó nada; por favor intente de nuevo en un momento."),
  FAILED("Something went wrong", "Algo salió mal"),
  FAILED_TEXT(
      "It was our mistake. Please try again in a moment.",
      "Fue un error nuestro. Por favor intente de nuevo en un momento.");

  private final String english;
  private final String spanish;

  Word(String english, String spanish) {
    this.english = english;
    this.spanish = spanish;
  }

  String in(Language language, Object... filled) {
    String text =
        switch (language) {
          case EN -> english;
          case ES -> spanish;
        };
    return filled.length == 0 ? text : text.formatted(filled);
  }

  /** The name in a CSS class: {@code status_booked}. */
  String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }
}
