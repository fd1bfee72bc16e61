package dev.switchboard.scheduling.transfer;

import dev.switchboard.scheduling.BusinessFacts.Business;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What rows are read by.
 *
 * @param services the living ones first
 * @param technicians with those who have left
 */
record BusinessSetup(Business business, List<Service> services, List<Technician> technicians) {
  BusinessSetup {
    Objects.requireNonNull(business, "business");
    services = List.copyOf(services);
    technicians = List.copyOf(technicians);
  }

  /** By its code or its name. */
  Optional<Service> service(String text) {
    return services.stream()
        .filter(one -> one.code().equalsIgnoreCase(text) || one.name().equalsIgnoreCase(text))
        .findFirst();
  }

  /** By id or by name; whoever has left only for what is past. */
  Optional<Technician> technician(String text, boolean past) {
    return technicians.stream()
        .filter(one -> past || one.atWork())
        .filter(
            one -> one.id().toString().equals(text.toLowerCase(Locale.ROOT)) || isCalled(one, text))
        .min(Comparator.comparing((Technician one) -> !one.atWork()));
  }

  /**
   * Who may do what nobody is named for: those with the skill, by name; the crew if it is alone.
   */
  List<UUID> anybody(Service service) {
    boolean named = technicians.stream().anyMatch(one -> one.atWork() && !one.crew());
    return technicians.stream()
        .filter(one -> one.atWork() && one.crew() != named)
        .filter(one -> one.can(service.requiredSkill()))
        .sorted(Comparator.comparing(Technician::name).thenComparing(Technician::id))
        .map(Technician::id)
        .toList();
  }

  /** Whoever did what nobody is named for. */
  UUID crew() {
    return technicians.stream()
        .filter(Technician::crew)
        .findFirst()
        .map(Technician::id)
        .orElseThrow(() -> new IllegalStateException("a business has a crew"));
  }

  private static boolean isCalled(Technician one, String text) {
    return one.name().equalsIgnoreCase(text);
  }

  /** What is done, and for how long. */
  record Service(
      String code, String name, int minutes, int emergencyMinutes, @Nullable String requiredSkill) {
    Service {
      Objects.requireNonNull(code, "code");
      Objects.requireNonNull(name, "name");
    }

    int minutes(boolean emergency) {
      return emergency ? Math.max(minutes, emergencyMinutes) : minutes;
    }
  }

  /** Who does it. */
  record Technician(UUID id, String name, List<String> skills, boolean crew, boolean atWork) {
    Technician {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      skills = List.copyOf(skills);
    }

    boolean can(@Nullable String skill) {
      return crew || skill == null || skills.stream().anyMatch(skill::equalsIgnoreCase);
    }
  }
}
