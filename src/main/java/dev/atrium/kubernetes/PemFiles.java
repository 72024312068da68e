package dev.atrium.kubernetes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificates and private keys as a kubeconfig holds them. The client library reads keys with more
 * of Bouncy Castle than is here, for what the JDK does but for the wrapping of two old forms.
 */
final class PemFiles {

  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]+)-----END \\1-----");

  private static final byte[] VERSION = {2, 1, 0};
  private static final byte[] RSA_ALGORITHM = {
    0x30, 0x0d, 6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };
  private static final byte[] EC_ALGORITHM = {
    6, 7, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 2, 1
  };

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 4;
  private static final int CURVE = 0xa0;

  private PemFiles() {}

  /** Every certificate of a file, in its order. */
  static List<X509Certificate> certificates(byte[] pem) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    Matcher block = BLOCK.matcher(new String(pem, ISO_8859_1));
    while (block.find()) {
      if (block.group(1).equals("CERTIFICATE")) {
        certificates.add(
            (X509Certificate)
                factory.generateCertificate(new ByteArrayInputStream(decode(block.group(2)))));
      }
    }
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("there is no certificate");
    }
    return certificates;
  }

  /** The private key of a file: PKCS #8, or the older forms of RSA and elliptic curves. */
  static PrivateKey privateKey(byte[] pem) throws GeneralSecurityException {
    Matcher block = BLOCK.matcher(new String(pem, ISO_8859_1));
    while (block.find()) {
      byte[] der = decode(block.group(2));
      switch (block.group(1)) {
        case "PRIVATE KEY" -> {
          return ofEither(der);
        }
        case "RSA PRIVATE KEY" -> {
          return key("RSA", wrapped(RSA_ALGORITHM, der));
        }
        case "EC PRIVATE KEY" -> {
          return key("EC", wrapped(element(SEQUENCE, EC_ALGORITHM, curveOf(der)), der));
        }
        default -> {
          // Parameters of the curve stand in a block of their own and again inside the key.
        }
      }
    }
    throw new GeneralSecurityException("there is no private key that is not encrypted");
  }

  private static PrivateKey ofEither(byte[] der) throws GeneralSecurityException {
    try {
      return key("EC", der);
    } catch (InvalidKeySpecException e) {
      return key("RSA", der);
    }
  }

  private static PrivateKey key(String algorithm, byte[] der) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
  }

  /** RFC 5208: version, algorithm, key. */
  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return element(SEQUENCE, VERSION, algorithm, element(OCTET_STRING, key));
  }

  /** RFC 5915: version, key, then the curve in an element of its own. */
  private static byte[] curveOf(byte[] der) throws GeneralSecurityException {
    try {
      int at = startOfContent(der, 0);
      while (at < der.length) {
        int content = startOfContent(der, at);
        int end = content + lengthOf(der, at);
        if ((der[at] & 0xff) == CURVE) {
          return Arrays.copyOfRange(der, content, end);
        }
        at = end;
      }
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new GeneralSecurityException("the private key is cut off", e);
    }
    throw new GeneralSecurityException("the private key does not name its curve");
  }

  private static int startOfContent(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    return at + 2 + (length < 0x80 ? 0 : length & 0x7f);
  }

  private static int lengthOf(byte[] der, int at) {
    int length = der[at + 1] & 0xff;
    if (length < 0x80) {
      return length;
    }
    int sum = 0;
    for (int i = at + 2; i < startOfContent(der, at); i++) {
      sum = (sum << 8) | (der[i] & 0xff);
    }
    return sum;
  }

  private static byte[] element(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.size() >= 0x80) {
      int bytes = content.size() < 0x100 ? 1 : 2;
      element.write(0x80 | bytes);
      if (bytes == 2) {
        element.write(content.size() >> 8);
      }
    }
    element.write(content.size());
    element.writeBytes(content.toByteArray());
    return element.toByteArray();
  }

  private static byte[] decode(String text) throws GeneralSecurityException {
    try {
      return Base64.getMimeDecoder().decode(text.strip());
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("a block is not base64", e);
    }
  }
}
