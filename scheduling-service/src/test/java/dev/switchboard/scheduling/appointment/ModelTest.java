package dev.switchboard.scheduling.appointment;

import static dev.switchboard.scheduling.testing.Shop.APPOINTMENTS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.contracts.appointment.AppointmentStatus;
import dev.switchboard.scheduling.appointment.ModelBusiness.ModelHold;
import dev.switchboard.scheduling.appointment.ModelBusiness.ModelVisit;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.scheduling.testing.TestClock;
import dev.switchboard.testkit.WithSwitchboardStack;
import dev.switchboard.testkit.stack.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import net.jqwik.api.state.Action;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Random holds, bookings, moves, cancels, corrections, other limits and passing time, over HTTP:
 * after each step the answer and the database are what {@link ModelBusiness} says. {@code
 * -Dswitchboard.steps=10000} for more of them, {@code -Dswitchboard.seed} for the same again.
 */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class ModelTest {
  private static final int STEPS = Integer.getInteger("switchboard.steps", 250);
  private static final long SEED = Long.getLong("switchboard.seed", 20261124L);
  private static final int STEPS_OF_A_CHAIN = 250;

  private static final String SEEN =
      """
      SELECT concat_ws(' ', 'taken', r.id, r.technician_id,
               to_char(r.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
               to_char(r.blocked_until AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
      FROM reservation r
      WHERE r.tenant_id = ? AND (r.expires_at IS NULL OR r.expires_at > ?::timestamptz)
      UNION ALL
      SELECT concat_ws(' ', 'visit', a.id, a.version, a.status, a.technician_id,
               to_char(a.starts_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
      FROM appointment a WHERE a.tenant_id = ?
      UNION ALL
      SELECT 'changes ' || count(*) FROM appointment_change c WHERE c.tenant_id = ?
      """;

  @Test
  void theDatabaseIsWhatTheModelSaysAfterEveryStep() {
    for (int chain = 0; chain * STEPS_OF_A_CHAIN < STEPS; chain++) {
      long seed = SEED + chain;
      JqwikSession.run(
          Long.toString(seed),
          () -> {
            ActionChain<Run> steps = chains().sample();
            try {
              steps.withInvariant("the database is what the model says", Run::verify).run();
            } catch (AssertionError e) {
              throw new AssertionError("seed " + seed + ": " + steps.transformations(), e);
            }
          });
    }
  }

  private static ActionChainArbitrary<Run> chains() {
    return ActionChain.startWith(Run::begin)
        .withAction(6, step("book", Run::book))
        .withAction(4, step("hold", Run::hold))
        .withAction(3, step("confirm the hold", Run::confirmHold))
        .withAction(1, step("release the hold", Run::releaseHold))
        .withAction(2, step("confirm", Run::confirm))
        .withAction(3, step("cancel", Run::cancel))
        .withAction(5, step("move", Run::move))
        .withAction(2, step("ask for another time", Run::requestReschedule))
        .withAction(1, step("complete", Run::complete))
        .withAction(2, step("correct", Run::correct))
        .withAction(3, step("another technician", Run::giveTo))
        .withAction(2, step("time passes", Run::pass))
        .withAction(1, step("another limit", Run::limit))
        .withMaxTransformations(STEPS_OF_A_CHAIN);
  }

  private static Action.Independent<Run> step(
      String name, java.util.function.BiConsumer<Run, Draw> does) {
    Arbitrary<Draw> draws =
        Combinators.combine(
                Arbitraries.integers().between(0, 39),
                Arbitraries.integers().between(0, 35),
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(0, 9))
            .as(Draw::new);
    return () ->
        draws.map(draw -> Transformer.mutate(name + " " + draw, run -> does.accept(run, draw)));
  }

  /**
   * What a step is about.
   *
   * @param which of the visits or holds
   * @param slot on two days, half an hour apart
   * @param who 0: anybody
   */
  record Draw(int which, int slot, int who, int chance) {
    Instant start() {
      return Instant.parse("2026-11-25T11:00:00Z")
          .plus(Duration.ofDays(slot / 18))
          .plus(Duration.ofMinutes(30L * (slot % 18)));
    }

    boolean emergency() {
      return chance == 0;
    }
  }

  /** A business over HTTP beside its model. */
  record Run(Shop shop, ModelBusiness model) {
    static Run begin() {
      Shop shop = Shop.ofNewTenant();
      shop.settings(Map.of("travelBufferMinutes", 30, "maxJobsPerDay", 5));
      List<String> technicians = List.of(shop.technician("Bruno"), shop.technician("Clara"));
      Run run = new Run(shop, new ModelBusiness(technicians, TestClock.TUESDAY_NINE));
      run.model.cap(5);
      return run;
    }

    void book(Draw draw) {
      booked(draw, null);
    }

    void confirmHold(Draw draw) {
      String hold = model.hold(draw.which());
      if (hold != null) {
        Instant start = draw.chance() < 7 ? model.holds().get(hold).taken().from() : draw.start();
        booked(new Draw(draw.which(), slotOf(start), draw.who() == 1 ? 1 : 0, 5), hold);
      }
    }

    private static int slotOf(Instant start) {
      Duration since = Duration.between(Instant.parse("2026-11-25T11:00:00Z"), start);
      return (int) (since.toDays() * 18 + since.minusDays(since.toDays()).toMinutes() / 30);
    }

    private void booked(Draw draw, @Nullable String hold) {
      Map<String, Object> visit = new HashMap<>(Shop.visit(draw.start().toString()));
      visit.put("emergency", draw.emergency());
      visit.put("technicianId", who(draw));
      visit.put("holdId", hold);
      List<String> able = model.able(draw.start(), draw.emergency(), who(draw), hold);
      Response answer = shop.book(visit);
      if (isGiven(answer, able, 201)) {
        model.holds().remove(hold);
        model
            .visits()
            .put(
                answer.path("appointmentId"),
                new ModelVisit(
                    1,
                    AppointmentStatus.SCHEDULED,
                    draw.emergency(),
                    ModelBusiness.taken(answer.path("technicianId"), draw.start())));
      }
    }

    void hold(Draw draw) {
      Map<String, Object> wish = new HashMap<>();
      wish.put("serviceType", "isp_repair");
      wish.put("startsAt", draw.start().toString());
      wish.put("technicianId", who(draw));
      wish.put("emergency", draw.emergency());
      List<String> able = model.able(draw.start(), draw.emergency(), who(draw), null);
      Response answer = shop.asService().body(wish).post("/v1/crm/holds");
      if (isGiven(answer, able, 201)) {
        model
            .holds()
            .put(
                answer.path("holdId"),
                new ModelHold(
                    ModelBusiness.taken(answer.path("technicianId"), draw.start()),
                    model.now().plus(Duration.ofMinutes(5))));
      }
    }

    void releaseHold(Draw draw) {
      String hold = model.hold(draw.which());
      if (hold != null) {
        boolean living = model.holds().get(hold).expiresAt().isAfter(model.now());
        shop.asService().delete("/v1/crm/holds/" + hold).then().statusCode(living ? 204 : 404);
        model.holds().remove(hold);
      }
    }

    void confirm(Draw draw) {
      change(draw, "confirm", AppointmentStatus.CONFIRMED, ModelVisit::isMovable);
    }

    void cancel(Draw draw) {
      change(draw, "cancel", AppointmentStatus.CANCELLED, ModelVisit::isMovable);
    }

    void requestReschedule(Draw draw) {
      change(
          draw, "request-reschedule", AppointmentStatus.PENDING_RESCHEDULE, ModelVisit::isMovable);
    }

    void complete(Draw draw) {
      change(
          draw,
          "complete",
          AppointmentStatus.COMPLETED,
          visit -> visit.isMovable() && visit.status() != AppointmentStatus.PENDING_RESCHEDULE);
    }

    private void change(
        Draw draw,
        String how,
        AppointmentStatus to,
        java.util.function.Predicate<ModelVisit> allowed) {
      String id = model.visit(draw.which());
      if (id == null) {
        return;
      }
      ModelVisit visit = model.visits().get(id);
      Response answer = shop.asService().post(APPOINTMENTS + "/" + id + "/" + how);
      if (visit.status() == to) {
        answer.then().statusCode(200);
      } else if (allowed.test(visit)) {
        answer.then().statusCode(200);
        model.visits().put(id, visit.next(to));
      } else {
        assertThat(answer.<String>path("code")).isEqualTo("ILLEGAL_TRANSITION");
      }
    }

    void move(Draw draw) {
      String id = model.visit(draw.which());
      if (id == null) {
        return;
      }
      ModelVisit visit = model.visits().get(id);
      Map<String, Object> wish = new HashMap<>();
      wish.put("startsAt", draw.start().toString());
      wish.put("technicianId", who(draw));
      List<String> able = model.able(draw.start(), visit.emergency(), who(draw), id);
      Response answer = shop.asService().body(wish).post(APPOINTMENTS + "/" + id + "/reschedule");
      boolean same =
          visit.taken().from().equals(draw.start())
              && (who(draw) == null || visit.taken().technician().equals(who(draw)));
      if (!visit.isMovable()) {
        assertThat(answer.<String>path("code")).isEqualTo("ILLEGAL_TRANSITION");
      } else if (same) {
        answer.then().statusCode(200);
        if (visit.status() == AppointmentStatus.PENDING_RESCHEDULE) {
          model.visits().put(id, visit.next(AppointmentStatus.SCHEDULED));
        }
      } else if (isGiven(answer, able, 200)) {
        model
            .visits()
            .put(
                id,
                visit.at(
                    ModelBusiness.taken(answer.path("technicianId"), draw.start()),
                    AppointmentStatus.SCHEDULED));
      }
    }

    /** A cancelled one needs its time again; a completed one never lost it. */
    void correct(Draw draw) {
      String id = model.visit(draw.which());
      if (id == null || model.visits().get(id).status() == AppointmentStatus.SCHEDULED) {
        return;
      }
      ModelVisit visit = model.visits().get(id);
      String technician = visit.taken().technician();
      List<String> able =
          visit.status() == AppointmentStatus.CANCELLED
              ? model.able(visit.taken().from(), visit.emergency(), technician, id)
              : List.of(technician);
      Response answer =
          shop.asOwner()
              .body(Map.of("status", "SCHEDULED", "reason", "by mistake"))
              .post(APPOINTMENTS + "/" + id + "/correct");
      if (!visit.isFinal()) {
        assertThat(answer.<String>path("code")).isEqualTo("ILLEGAL_TRANSITION");
      } else if (isGiven(answer, able, 200)) {
        model.visits().put(id, visit.next(AppointmentStatus.SCHEDULED));
      }
    }

    void giveTo(Draw draw) {
      String id = model.visit(draw.which());
      if (id == null) {
        return;
      }
      ModelVisit visit = model.visits().get(id);
      String technician = model.technicians().get(draw.chance() % 2);
      Instant start = visit.taken().from();
      List<String> able = model.able(start, visit.emergency(), technician, id);
      Response answer =
          shop.asService()
              .header("If-Match", "\"" + visit.version() + "\"")
              .body(Map.of("technicianId", technician))
              .patch(APPOINTMENTS + "/" + id);
      if (visit.taken().technician().equals(technician)) {
        answer.then().statusCode(200);
      } else if (!visit.isMovable()) {
        assertThat(answer.<String>path("code")).isEqualTo("ILLEGAL_TRANSITION");
      } else if (isGiven(answer, able, 200)) {
        model.visits().put(id, visit.at(ModelBusiness.taken(technician, start), visit.status()));
      }
    }

    void pass(Draw draw) {
      model.tick(Duration.ofMinutes(1 + draw.chance() % 4));
      TestClock.set(model.now());
    }

    void limit(Draw draw) {
      int jobs = draw.chance() % 8;
      shop.settings(Map.of("maxJobsPerDay", jobs));
      model.cap(jobs);
    }

    private @Nullable String who(Draw draw) {
      return draw.who() == 0 ? null : model.technicians().get(draw.who() - 1);
    }

    /** Whether it was given, to one who could come; else it was not, because nobody could. */
    private static boolean isGiven(Response answer, List<String> able, int given) {
      if (able.isEmpty()) {
        assertThat(answer.statusCode()).describedAs(answer.asString()).isEqualTo(409);
        assertThat(answer.<String>path("code")).isEqualTo("SLOT_TAKEN");
        return false;
      }
      assertThat(answer.statusCode()).describedAs(answer.asString()).isEqualTo(given);
      assertThat(able).contains(answer.<String>path("technicianId"));
      return true;
    }

    void verify() {
      var tenant = shop.tenant().value();
      assertThat(new TreeSet<>(Database.list(SEEN, tenant, model.now().toString(), tenant, tenant)))
          .isEqualTo(model.seen());
    }
  }
}
