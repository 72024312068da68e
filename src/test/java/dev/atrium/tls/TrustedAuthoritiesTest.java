package dev.atrium.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustedAuthoritiesTest {

  @TempDir private Path directory;

  @Test
  void addsTheCertificatesOfBundlesToThoseOfTheJvm() throws Exception {
    KeyStore jvm = TrustedAuthorities.withBundles(List.of());
    Certificate first = jvm.getCertificate("authority-0");
    Certificate second = jvm.getCertificate("authority-1");
    Path bundle =
        write("bundle.pem", "# Häme\n" + pem(first) + "\nand\n" + pem(second) + "\nend\n");

    KeyStore both = TrustedAuthorities.withBundles(List.of(bundle));

    assertThat(jvm.size()).isPositive();
    assertThat(both.size()).isEqualTo(jvm.size() + 2);
    assertThat(both.getCertificate("authority-" + jvm.size())).isEqualTo(first);
    assertThat(both.getCertificate("authority-" + (jvm.size() + 1))).isEqualTo(second);
  }

  @Test
  void passesOverFilesThatCannotBeRead() throws Exception {
    int ofTheJvm = TrustedAuthorities.withBundles(List.of()).size();
    Path garbage =
        write("garbage.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
    Path empty = write("empty.pem", "nothing");

    KeyStore store =
        TrustedAuthorities.withBundles(
            List.of(directory.resolve("missing.pem"), directory, garbage, empty));

    assertThat(store.size()).isEqualTo(ofTheJvm);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text);
  }

  private static String pem(Certificate certificate) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
        + "\n-----END CERTIFICATE-----";
  }
}
