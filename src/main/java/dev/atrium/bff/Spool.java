package dev.atrium.bff;

import dev.atrium.registry.RegistryException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps what is written until all of it is there: in memory while it is little, in a temporary file
 * once it is much. The file is gone when the spool is closed. A page that never ends is refused.
 */
final class Spool extends OutputStream {

  /** A hundred entities with long readmes; a registry that sends more has lost count. */
  static final long MAX_BYTES = 256L * 1024 * 1024;

  private final int memoryLimit;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream(8 * 1024);
  private OutputStream target = memory;
  private FileChannel file;
  private long written;

  /**
   * @param memoryLimit how many bytes are kept in memory at most
   */
  Spool(int memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    written += length;
    if (written > MAX_BYTES) {
      throw RegistryException.unusableAnswer("a page of more than " + MAX_BYTES + " bytes", null);
    }
    if (file == null && length > memoryLimit - memory.size()) {
      moveToFile();
    }
    target.write(bytes, offset, length);
  }

  /** Writes all of it, in the end closing nothing. */
  void writeTo(OutputStream out) throws IOException {
    if (file == null) {
      memory.writeTo(out);
    } else {
      target.flush();
      file.position(0);
      Channels.newInputStream(file).transferTo(out);
    }
  }

  boolean isInMemory() {
    return file == null;
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private void moveToFile() throws IOException {
    Path path = Files.createTempFile("atrium-page", ".json");
    file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    target = new BufferedOutputStream(Channels.newOutputStream(file), 32 * 1024);
    memory.writeTo(target);
    memory.reset();
  }
}
