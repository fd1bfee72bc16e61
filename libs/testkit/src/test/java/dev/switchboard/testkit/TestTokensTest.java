package dev.switchboard.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.contracts.TenantId;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

/** Checks the tokens with a verifier that is set up from the config which services get. */
class TestTokensTest {
  private static final TenantId TENANT = new TenantId(UUID.randomUUID());

  @Test
  void aTokenNamesItsSubjectItsTenantAndItsRoles() throws Exception {
    UUID subject = UUID.randomUUID();

    JwtClaims claims = verify(TestTokens.tokenOf(subject, TENANT, "owner", "agent"));

    assertThat(claims.getSubject()).isEqualTo(subject.toString());
    assertThat(claims.getStringClaimValue("tenant_id")).isEqualTo(TENANT.toString());
    assertThat(claims.getStringListClaimValue("groups"))
        .containsExactlyInAnyOrder("owner", "agent");
  }

  @Test
  void thePlatformAdminBelongsToNoTenant() throws Exception {
    JwtClaims claims = verify(TestTokens.platformAdmin());

    assertThat(claims.hasClaim("tenant_id")).isFalse();
    assertThat(claims.getStringListClaimValue("groups")).containsExactly("platform-admin");
  }

  @Test
  void hostileTokensAreHostile() {
    assertRefused(TestTokens.expired(TENANT, "owner"), "no longer valid");
    assertRefused(TestTokens.forAnotherAudience(TENANT, "owner"), "Audience");
    assertRefused(TestTokens.fromAnotherIssuer(TENANT, "owner"), "Issuer");
    assertRefused(TestTokens.signedByAnotherKey(TENANT, "owner"), "Invalid JWS Signature");
    assertRefused(TestTokens.unsigned(TENANT, "owner"), "'none' is not a permitted algorithm");
  }

  @Test
  void theTokenWithoutATenantIsSoundInEverythingElse() throws Exception {
    assertThat(verify(TestTokens.withoutTenant("owner")).hasClaim("tenant_id")).isFalse();
  }

  private static void assertRefused(String token, String why) {
    assertThatThrownBy(() -> verify(token))
        .isInstanceOf(InvalidJwtException.class)
        .hasMessageContaining(why);
  }

  private static JwtClaims verify(String token) throws Exception {
    Map<String, String> config = TestTokens.config();
    byte[] encoded = Base64.getDecoder().decode(config.get("mp.jwt.verify.publickey"));
    PublicKey key = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    JwtConsumer consumer =
        new JwtConsumerBuilder()
            .setVerificationKey(key)
            .setExpectedIssuer(config.get("mp.jwt.verify.issuer"))
            .setExpectedAudience(config.get("mp.jwt.verify.audiences"))
            .setRequireExpirationTime()
            .setJwsAlgorithmConstraints(
                new AlgorithmConstraints(
                    ConstraintType.PERMIT, config.get("mp.jwt.verify.publickey.algorithm")))
            .build();
    return consumer.processToClaims(token);
  }
}
