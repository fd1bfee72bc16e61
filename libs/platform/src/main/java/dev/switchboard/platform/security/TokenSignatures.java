package dev.switchboard.platform.security;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jose4j.jwa.AlgorithmFactoryFactory;

/** Has the signatures of tokens checked by {@link RememberedEcdsa}, before any request comes. */
@Singleton
class TokenSignatures {
  /** Half a megabyte. */
  private static final int MOST = 4096;

  void remember(@Observes StartupEvent started) {
    AlgorithmFactoryFactory.getInstance()
        .getJwsAlgorithmFactory()
        .registerAlgorithm(new RememberedEcdsa(MOST));
  }
}
