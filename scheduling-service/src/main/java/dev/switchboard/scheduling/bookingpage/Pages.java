package dev.switchboard.scheduling.bookingpage;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The templates; all that they write is escaped as HTML. */
@CheckedTemplate(basePath = "booking")
final class Pages {
  private Pages() {}

  static native TemplateInstance services(Screens.Services it);

  static native TemplateInstance times(Screens.Times it);

  static native TemplateInstance personal(Screens.Personal it);

  static native TemplateInstance visit(Screens.Visit it);

  static native TemplateInstance cancel(Screens.Cancel it);

  static native TemplateInstance said(Screens.Said it);
}
