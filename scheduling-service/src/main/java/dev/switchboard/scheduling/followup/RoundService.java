package dev.switchboard.scheduling.followup;

import dev.switchboard.contracts.EventEnvelope;
import dev.switchboard.contracts.Ids;
import dev.switchboard.contracts.appointment.FollowUpDue;
import dev.switchboard.platform.event.OutboxWriter;
import dev.switchboard.platform.time.BusinessClock;
import dev.switchboard.scheduling.BusinessFacts;
import dev.switchboard.scheduling.BusinessFacts.Business;
import dev.switchboard.scheduling.followup.RoundRepository.Round;
import dev.switchboard.scheduling.reminder.CustomerZones;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Rounds of campaigns: who is turned to and the event that says it are one transaction. */
@ApplicationScoped
class RoundService {
  private static final Duration SENDABLE = Duration.ofHours(4);
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final Duration NOBODY_LEFT = Duration.ofMinutes(10);

  /** More than are said, because it may be night where some of them are. */
  private static final int LOOKED_AT = 200;

  private final RoundRepository rounds;
  private final AudienceRepository audience;
  private final OutboxWriter outbox;
  private final BusinessFacts businesses;
  private final BusinessClock clock;

  RoundService(
      RoundRepository rounds,
      AudienceRepository audience,
      OutboxWriter outbox,
      BusinessFacts businesses,
      BusinessClock clock) {
    this.rounds = rounds;
    this.audience = audience;
    this.outbox = outbox;
    this.businesses = businesses;
    this.clock = clock;
  }

  /** One campaign's round; how many were turned to, or empty when no campaign's time has come. */
  Uni<Optional<Integer>> play(SqlConnection transaction) {
    Instant now = clock.now();
    return rounds
        .claim(transaction, now)
        .chain(
            claimed ->
                claimed
                    .map(round -> play(transaction, round, now).map(Optional::of))
                    .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
  }

  private Uni<Integer> play(SqlConnection transaction, Round round, Instant now) {
    return audience
        .first(transaction, round.tenant(), round.campaign(), LOOKED_AT, now)
        .call(
            found ->
                rounds.nextAfter(transaction, round, now, found.isEmpty() ? NOBODY_LEFT : PAUSE))
        .map(found -> audible(round, found, now))
        .chain(wanted -> rounds.add(transaction, round, wanted, now))
        .call(added -> outbox.write(transaction, events(round, added, now)))
        .map(List::size);
  }

  /** Those for whom it is no hour to be quiet. */
  private List<FollowUpDue> audible(Round round, List<Candidate> found, Instant now) {
    Optional<Business> business = businesses.of(round.tenant());
    return found.stream()
        .map(candidate -> new At(candidate, zone(candidate, business)))
        .filter(at -> !round.quiet().isQuiet(now, at.zone()))
        .limit(round.atOnce())
        .map(at -> round.followUp(at.candidate(), notAfter(round, at.zone(), now)))
        .toList();
  }

  private record At(Candidate candidate, ZoneId zone) {}

  private static ZoneId zone(Candidate candidate, Optional<Business> business) {
    return CustomerZones.of(
        Optional.ofNullable(candidate.knownZone()),
        Optional.ofNullable(candidate.phone()),
        business,
        business.map(Business::timeZone).orElse(ZoneOffset.UTC));
  }

  private static Instant notAfter(Round round, ZoneId zone, Instant now) {
    Instant quiet = round.quiet().nextBegin(now, zone);
    Instant stale = now.plus(SENDABLE);
    return quiet.isBefore(stale) ? quiet : stale;
  }

  private static List<EventEnvelope<?>> events(Round round, List<FollowUpDue> added, Instant now) {
    return added.stream()
        .<EventEnvelope<?>>map(it -> new EventEnvelope<>(Ids.next(), now, round.tenant(), null, it))
        .toList();
  }
}
