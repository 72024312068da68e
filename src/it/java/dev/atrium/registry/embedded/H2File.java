package dev.atrium.registry.embedded;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.h2.mvstore.DataUtils;

/** The file of an H2 database that nobody has open. */
final class H2File {

  /** The file begins with two blocks that say the same; either may be the newer one. */
  private static final int HEADS = 2;

  private static final int BLOCK = 4096;
  private static final String CHECKSUM = ",fletcher:";
  private static final Pattern CREATED = Pattern.compile("(?<=created:)\\p{XDigit}+");

  private final Path path;

  H2File(Path path) {
    this.path = path;
  }

  /**
   * H2 knows no other time than the one that has passed since the file was made: with another time
   * of its making, everything in it is older.
   */
  void age(Duration time) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      for (int head = 0; head < HEADS; head++) {
        byte[] block = new byte[BLOCK];
        file.seek((long) head * BLOCK);
        file.readFully(block);
        String text = new String(block, ISO_8859_1);
        String says = text.substring(0, text.indexOf(CHECKSUM));
        String older = CREATED.matcher(says).replaceFirst(created -> earlier(created, time));
        int checksum = DataUtils.getFletcher32(older.getBytes(ISO_8859_1), 0, older.length());
        file.seek((long) head * BLOCK);
        file.writeBytes(older + CHECKSUM + Integer.toHexString(checksum) + "\n");
      }
    }
  }

  private static String earlier(MatchResult created, Duration time) {
    return Long.toHexString(Long.parseLong(created.group(), 16) - time.toMillis());
  }
}
