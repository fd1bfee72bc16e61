package dev.switchboard.testkit;

import dev.switchboard.contracts.TenantId;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Access tokens as tenant-service would sign them (design.md section 5): ES256, issuer and audience
 * fixed, one tenant each. The key pair is made once per JVM. The second half are tokens that every
 * service must refuse.
 */
public final class TestTokens {
  public static final String ISSUER = "https://switchboard.dev";
  public static final String AUDIENCE = "switchboard";

  private static final String KEYS = "switchboard.testkit.signing-key";
  private static final Duration LIFETIME = Duration.ofMinutes(15);
  private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

  private TestTokens() {}

  /** What makes a service accept these tokens. */
  public static Map<String, String> config() {
    return Map.of(
        "mp.jwt.verify.publickey",
        publicKey(),
        "mp.jwt.verify.publickey.algorithm",
        "ES256",
        "mp.jwt.verify.issuer",
        ISSUER,
        "mp.jwt.verify.audiences",
        AUDIENCE);
  }

  /** A person or system of the tenant, with these roles. */
  public static String token(TenantId tenant, String... roles) {
    return sign(claims(tenant, roles));
  }

  /** The same person again: the token names this subject. */
  public static String tokenOf(UUID subject, TenantId tenant, String... roles) {
    return sign(claims(tenant, roles).subject(subject.toString()));
  }

  /** Somebody who belongs to no tenant. */
  public static String platformAdmin() {
    return sign(
        Jwt.issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(UUID.randomUUID().toString())
            .groups("platform-admin")
            .expiresIn(LIFETIME));
  }

  /** One of our services; it names its tenant in a header. */
  public static String service(String name) {
    return sign(
        Jwt.issuer(ISSUER).audience(AUDIENCE).subject(name).groups("service").expiresIn(LIFETIME));
  }

  /** Ran out an hour ago. */
  public static String expired(TenantId tenant, String... roles) {
    Instant hourAgo = Instant.now().minus(Duration.ofHours(1));
    return sign(claims(tenant, roles).issuedAt(hourAgo.minus(LIFETIME)).expiresAt(hourAgo));
  }

  public static String forAnotherAudience(TenantId tenant, String... roles) {
    return sign(claims(tenant, roles).audience("somebody-else"));
  }

  public static String fromAnotherIssuer(TenantId tenant, String... roles) {
    return sign(claims(tenant, roles).issuer("https://elsewhere.example"));
  }

  /** Names no tenant, though its role needs one. */
  public static String withoutTenant(String... roles) {
    return sign(
        Jwt.issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(UUID.randomUUID().toString())
            .groups(Set.of(roles))
            .expiresIn(LIFETIME));
  }

  /** Right in everything but the key that signed it. */
  public static String signedByAnotherKey(TenantId tenant, String... roles) {
    return sign(claims(tenant, roles), newKeyPair().getPrivate());
  }

  /** The same claims with {@code "alg": "none"} and no signature. */
  public static String unsigned(TenantId tenant, String... roles) {
    String payload = token(tenant, roles).split("\\.", -1)[1];
    String header = "{\"alg\":\"none\",\"typ\":\"JWT\"}";
    return BASE64_URL.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "." + payload + ".";
  }

  private static JwtClaimsBuilder claims(TenantId tenant, String... roles) {
    return Jwt.issuer(ISSUER)
        .audience(AUDIENCE)
        .subject(UUID.randomUUID().toString())
        .claim("tenant_id", tenant.toString())
        .groups(Set.of(roles))
        .expiresIn(LIFETIME);
  }

  private static String sign(JwtClaimsBuilder claims) {
    return sign(claims, privateKey());
  }

  private static String sign(JwtClaimsBuilder claims, PrivateKey key) {
    return claims.jws().algorithm(SignatureAlgorithm.ES256).sign(key);
  }

  private static PrivateKey privateKey() {
    try {
      byte[] encoded = Base64.getDecoder().decode(keys().split(" ", -1)[0]);
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String publicKey() {
    return keys().split(" ", -1)[1];
  }

  /** Private and public key; Quarkus loads this class more than once, the JVM has one key. */
  private static String keys() {
    return (String)
        System.getProperties()
            .computeIfAbsent(
                KEYS,
                unused -> {
                  KeyPair pair = newKeyPair();
                  Base64.Encoder base64 = Base64.getEncoder();
                  return base64.encodeToString(pair.getPrivate().getEncoded())
                      + " "
                      + base64.encodeToString(pair.getPublic().getEncoded());
                });
  }

  private static KeyPair newKeyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
