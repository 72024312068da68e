package dev.atrium.kubernetes;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.testing.KeyFile;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemFilesTest {

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void readsTheCommonForm(String algorithm) throws GeneralSecurityException {
    PrivateKey key = KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPrivate();

    assertThat(PemFiles.privateKey(pem("PRIVATE KEY", key.getEncoded()))).isEqualTo(key);
  }

  /** What kubeadm, openssl ecparam and k3s write. */
  @ParameterizedTest
  @CsvSource({
    "secp256r1, 32, 06082a8648ce3d030107",
    "secp384r1, 48, 06052b81040022",
    "secp521r1, 66, 06052b81040023"
  })
  void readsAKeyOfAnEllipticCurveInItsOldForm(String curve, int size, String curveId)
      throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    ECPrivateKey key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
    byte[] number = key.getS().toByteArray();
    byte[] padded = new byte[size];
    int from = Math.max(0, number.length - size);
    System.arraycopy(number, from, padded, size - number.length + from, number.length - from);
    String hex = HexFormat.of().formatHex(padded);
    int idLength = curveId.length() / 2;
    String content =
        "020101" + "04%02x%s".formatted(size, hex) + "a0%02x%s".formatted(idLength, curveId);
    byte[] der = HexFormat.of().parseHex("30%02x%s".formatted(content.length() / 2, content));

    byte[] parameters = HexFormat.of().parseHex(curveId);
    String file = KeyFile.pem("EC PARAMETERS", parameters) + KeyFile.pem("EC PRIVATE KEY", der);
    ECPrivateKey read = (ECPrivateKey) PemFiles.privateKey(file.getBytes(US_ASCII));
    assertThat(read.getS()).isEqualTo(key.getS());
    assertThat(read.getParams().getCurve()).isEqualTo(key.getParams().getCurve());
  }

  @Test
  void readsAnRsaKeyInItsOldForm() throws GeneralSecurityException {
    PrivateKey key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    // Version, algorithm and the head of the octet string come before the old form.
    byte[] old = Arrays.copyOfRange(key.getEncoded(), 26, key.getEncoded().length);

    assertThat(PemFiles.privateKey(pem("RSA PRIVATE KEY", old))).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no key",
        "-----BEGIN EC PRIVATE KEY-----\nMAMCAQE=\n-----END EC PRIVATE KEY-----",
        "-----BEGIN EC PRIVATE KEY-----\nMA==\n-----END EC PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\n***\n-----END PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMAMCAQE=\n-----END ENCRYPTED PRIVATE KEY-----"
      })
  void refusesWhatIsNoKey(String text) {
    assertThatThrownBy(() -> PemFiles.privateKey(text.getBytes(US_ASCII)))
        .isInstanceOf(GeneralSecurityException.class);
  }

  @Test
  void readsEveryCertificateOfABundle() throws GeneralSecurityException {
    String bundle = FakeCluster.AUTHORITY.authorityPem() + FakeCluster.AUTHORITY.clientPem();

    assertThat(PemFiles.certificates(bundle.getBytes(US_ASCII))).hasSize(2);
    assertThatThrownBy(() -> PemFiles.certificates(new byte[0]))
        .hasMessage("there is no certificate");
  }

  private static byte[] pem(String type, byte[] der) {
    return KeyFile.pem(type, der).getBytes(US_ASCII);
  }
}
