package dev.atrium.violations.web;

import dev.atrium.violations.registry.embedded.Neighbour;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.health.HealthCheck;
import org.jose4j.jwk.JsonWebKey;
import tools.jackson.core.JsonParser;

public class Culprit {
  Neighbour neighbour;

  JsonParser parser;
  JsonWebKey key;
  ECDSASigner signer;
  Config config;
  HealthCheck check;
}
