package dev.switchboard.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.platform.security.Role;
import dev.switchboard.scheduling.testing.LoopsOff;
import dev.switchboard.scheduling.testing.Shop;
import dev.switchboard.testkit.WithSwitchboardStack;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may call what: the whole table, by role. */
@QuarkusTest
@WithSwitchboardStack(service = "scheduling")
@TestProfile(LoopsOff.class)
class AccessTest {
  private static final String NOBODYS = "01900000-0000-7000-8000-000000000000";
  private static final List<String> ROLES =
      List.of(
          Role.PLATFORM_ADMIN,
          Role.OWNER,
          Role.ADMIN,
          Role.AGENT,
          Role.TECHNICIAN,
          Role.VIEWER,
          Role.SERVICE);

  @Inject Access access;

  private final Shop shop = Shop.ofNewTenant();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET    /appointments                              | owner admin agent technician viewer service
          GET    /appointments/{id}                         | owner admin agent technician viewer service
          GET    /appointments/{id}/history                 | owner admin agent technician viewer service
          GET    /appointments/{id}/reminders               | owner admin agent technician viewer service
          POST   /appointments                              | owner admin agent service
          PATCH  /appointments/{id}                         | owner admin agent service
          POST   /appointments/{id}/confirm                 | owner admin agent service
          POST   /appointments/{id}/cancel                  | owner admin agent service
          POST   /appointments/{id}/reschedule              | owner admin agent service
          POST   /appointments/{id}/request-reschedule      | owner admin agent service
          POST   /appointments/{id}/start                   | owner admin agent technician service
          POST   /appointments/{id}/complete                | owner admin agent technician service
          POST   /appointments/{id}/no-show                 | owner admin agent technician service
          POST   /appointments/{id}/correct                 | owner admin
          GET    /exports/appointments.csv                  | owner admin service
          GET    /exports/pipeline.csv                      | owner admin service
          POST   /holds                                     | owner admin agent service
          GET    /holds                                     | owner admin agent service
          DELETE /holds/{id}                                | owner admin agent service
          GET    /job-stages                                | owner admin agent technician viewer service
          PUT    /job-stages/parts                          | owner admin
          DELETE /job-stages/parts                          | owner admin
          GET    /slots                                     | owner admin agent technician viewer service
          GET    /slots/why                                 | owner admin agent technician viewer service
          GET    /scheduling/changes                        | owner admin
          GET    /scheduling/conflicts                      | owner admin agent
          GET    /scheduling/booking-page                   | owner admin agent technician viewer service
          PUT    /scheduling/booking-page                   | owner admin
          GET    /scheduling/settings                       | owner admin agent technician viewer service
          PUT    /scheduling/settings                       | owner admin
          GET    /scheduling/holidays                       | owner admin agent viewer
          GET    /scheduling/campaigns                      | owner admin
          POST   /scheduling/campaigns                      | owner admin
          GET    /scheduling/campaigns/{id}                 | owner admin
          PUT    /scheduling/campaigns/{id}                 | owner admin
          GET    /scheduling/campaigns/{id}/audience        | owner admin
          GET    /scheduling/campaigns/{id}/follow-ups      | owner admin
          GET    /scheduling/customers/{id}/time-zone       | owner admin agent service
          PUT    /scheduling/customers/{id}/time-zone       | owner admin agent service
          DELETE /scheduling/customers/{id}/time-zone       | owner admin agent service
          POST   /dispatch/plans                            | owner admin agent
          GET    /dispatch/plans                            | owner admin agent viewer
          GET    /dispatch/plans/{id}                       | owner admin agent viewer
          POST   /dispatch/plans/{id}/accept                | owner admin agent
          DELETE /dispatch/plans/{id}                       | owner admin agent
          POST   /dispatch/pins                             | owner admin agent
          GET    /dispatch/pins                             | owner admin agent viewer
          POST   /feeds                                     | owner admin
          GET    /feeds                                     | owner admin
          POST   /feeds/{id}/rotate                         | owner admin
          DELETE /feeds/{id}                                | owner admin
          GET    /reports                                   | owner admin agent viewer service
          GET    /reports/quotes                            | owner admin agent viewer service
          GET    /reports/quotes.csv                        | owner admin agent viewer service
          POST   /appointment-series                        | owner admin agent service
          GET    /appointment-series                        | owner admin agent technician viewer service
          GET    /appointment-series/dates                  | owner admin agent technician viewer service
          GET    /appointment-series/exceptions             | owner admin agent technician viewer service
          GET    /appointment-series/{id}                   | owner admin agent technician viewer service
          GET    /appointment-series/{id}/occurrences       | owner admin agent technician viewer service
          POST   /appointment-series/{id}/occurrences/x/skip | owner admin agent service
          POST   /appointment-series/{id}/occurrences/x/move | owner admin agent service
          POST   /appointment-series/{id}/following         | owner admin agent service
          POST   /appointment-series/{id}/end               | owner admin agent service
          GET    /service-types                             | owner admin agent technician viewer service
          GET    /service-types/x                           | owner admin agent technician viewer service
          POST   /service-types                             | owner admin
          PUT    /service-types/x                           | owner admin
          DELETE /service-types/x                           | owner admin
          POST   /service-types/{id}/restore                | owner admin
          GET    /technicians                               | owner admin agent technician viewer service
          GET    /technicians/{id}                          | owner admin agent technician viewer service
          POST   /technicians                               | owner admin
          PUT    /technicians/{id}                          | owner admin
          DELETE /technicians/{id}                          | owner admin
          POST   /technicians/{id}/restore                  | owner admin
          POST   /waitlist                                  | owner admin agent service
          GET    /waitlist                                  | owner admin agent technician viewer service
          GET    /waitlist/{id}                             | owner admin agent technician viewer service
          DELETE /waitlist/{id}                             | owner admin agent service
          GET    /waitlist/offers/{id}                      | owner admin agent technician viewer service
          POST   /waitlist/offers/{id}/accept               | owner admin agent service
          POST   /waitlist/offers/{id}/decline              | owner admin agent service
          """)
  void aCallIsForTheseRolesAndForNoOther(String call, String roles) {
    String[] words = call.split(" +");
    String path = "/v1/crm" + words[1].replace("{id}", NOBODYS);
    List<String> admitted = ROLES.stream().filter(role -> admits(words[0], path, role)).toList();

    assertThat(admitted).containsExactlyInAnyOrderElementsOf(Stream.of(roles.split(" ")).toList());
    assertThat(RestAssured.given().request(words[0], path).statusCode()).isEqualTo(401);
  }

  @Test
  void aKeyReadsByTheOneScopeAndChangesByTheOther() {
    SecurityIdentity reading = key("crm:read");
    SecurityIdentity writing = key("crm:write");

    assertThat(access.mayRead(reading)).isTrue();
    assertThat(access.mayBook(reading)).isFalse();
    assertThat(access.maySetUp(reading)).isFalse();
    assertThat(access.mayRead(writing)).isFalse();
    assertThat(access.mayBook(writing)).isTrue();
    assertThat(access.maySetUp(writing)).isTrue();
  }

  private static SecurityIdentity key(String scope) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal("a key"))
        .addRole(Role.SCOPE + scope)
        .build();
  }

  private boolean admits(String method, String path, String role) {
    RequestSpecification caller = role.equals(Role.SERVICE) ? shop.asService() : shop.as(role);
    int status = caller.request(method, path).statusCode();
    assertThat(status).isLessThan(500);
    return status != 403;
  }
}
