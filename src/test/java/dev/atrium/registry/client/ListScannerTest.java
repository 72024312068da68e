package dev.atrium.registry.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.atrium.registry.RegistryException;
import dev.atrium.registry.RegistryException.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListScannerTest {

  private static final String ITEMS =
      "{\"id\":\"1\",\"name\":\"a]},\\\"\\\\\",\"nextPageToken\":\"not this\"},"
          + "{\"id\":\"2\",\"n\":[[],{\"items\":[{}]}],\"u\":\"ü\\u00fc😀\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[%s],\"nextPageToken\":\"t\\u003d\\\"=\",\"pageSize\":2,\"size\":2}\n",
        "{\"nextPageToken\":\"t=\\\"=\",\"items\":[%s]}",
        "{\"pageSize\":2,\"nextPageToken\":\"t=\\u0022=\",\"x\":{\"items\":[1,{}]},\"items\":[%s],"
            + "\"z\":[\"items\"],\"w\":-1.5e3}",
        " { \"\\u0069tems\" : [%s]\r\n, \"nextPageToken\" : \"t=\\\"=\" } ",
      })
  void takesAListApartWhereverItsPiecesEnd(String list) throws IOException {
    byte[] json = list.formatted(ITEMS).getBytes(UTF_8);
    for (int first = 0; first <= json.length; first++) {
      for (int rest : new int[] {1, 7, json.length}) {
        assertThat(scan(new ChunkedStream(json, first, rest), 64))
            .isEqualTo("2 " + ITEMS + " t=\"=");
      }
    }
    for (int bufferSize = 1; bufferSize <= json.length + 1; bufferSize++) {
      assertThat(scan(new ChunkedStream(json, 5, json.length), bufferSize))
          .isEqualTo("2 " + ITEMS + " t=\"=");
    }
  }

  @Test
  void passesOnTheEndOfALongListAsItIs() throws IOException {
    String item = "{\"id\":\"1\",\"text\":\"" + "x".repeat(1000) + "\"}";
    String items = (item + ",").repeat(ListScanner.LOOKED_AT / item.length() + 10) + item;
    String rest = ",\"nextPageToken\" : \"t\",\"more\":1, \"size\":9 }\n";
    byte[] json = ("{\"items\":[" + items + "]" + rest).getBytes(UTF_8);

    for (int piece : new int[] {1, 1000, 32 * 1024, json.length}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ListScanner scanner =
          new ListScanner(new JsonBytes(new ChunkedStream(json, piece, piece), 32 * 1024));
      scanner.open();

      scanner.copyList(out);

      assertThat(out.toString(UTF_8)).isEqualTo("{\"items\":[" + items + "]" + rest);
    }
  }

  @Test
  void noticesALongListThatEndsInTheMiddle() throws IOException {
    String items = "{\"text\":\"" + "x".repeat(ListScanner.LOOKED_AT) + "\"},{\"id\"";
    ListScanner scanner = new ListScanner(new JsonBytes(stream("{\"items\":[" + items), 100));
    scanner.open();

    assertThatThrownBy(() -> scanner.copyList(OutputStream.nullOutputStream()))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE_ANSWER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"items":[{} , {}],"nextPageToken":"t","pageSize":5,"size":2} | {"items":[{} , {}],"nextPageToken":"t","pageSize":5,"size":2}
          { "size" : 9, "more":{"a":[1.50]}, "items": [{}],"z":null} | { "size" : 9, "more":{"a":[1.50]}, "items": [{}],"z":null,"nextPageToken":"","pageSize":0}
          {"items":[{},{}]} | {"items":[{},{}],"nextPageToken":"","pageSize":0,"size":2}
          {"items":null,"nextPageToken":null,"size":0} | {"items":[],"nextPageToken":"","size":0,"pageSize":0}
          {"nextPageToken": null ,"items":[],"pageSize":1,"size":0} | {"nextPageToken": "" ,"items":[],"pageSize":1,"size":0}
          {"nextPageToken":"","pageSize":0,"size":0} | {"nextPageToken":"","pageSize":0,"size":0,"items":[]}
          """)
  void copiesAListAndCompletesIt(String json, String copy) throws IOException {
    for (int bufferSize : new int[] {1, 7, 100}) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ListScanner scanner = new ListScanner(new JsonBytes(stream(json), bufferSize));
      scanner.open();

      scanner.copyList(out);

      assertThat(out.toString(UTF_8)).isEqualTo(copy);
    }
  }

  @Test
  void refusesAStartWithoutEnd() {
    String start = "{\"size\":1,\"x\":\"" + "x".repeat(ListScanner.LOOKED_AT);

    assertThatThrownBy(() -> scan(start + "\",\"items\":[]}"))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE_ANSWER));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"items":[],"nextPageToken":""}
          { "items" : [ ] }
          {"items":null,"nextPageToken":null}
          {"nextPageToken":"","items":null,"size":0}
          {"size":0,"items":[]}
          {"size":0}
          """)
  void takesAnEmptyList(String json) throws IOException {
    assertThat(scan(json)).isEqualTo("0  ");
  }

  @Test
  void copiesTheItemsWithTheSpaceBetweenThem() throws IOException {
    assertThat(scan("{\"items\": [ {\"id\" : \"1\"} ,\n {} ] }"))
        .isEqualTo("2 {\"id\" : \"1\"} ,\n {}  ");
  }

  @Test
  void readsNoFurtherThanTheFirstItemToOpen() throws IOException {
    byte[] start = "{\"size\":1,\"items\":[".getBytes(UTF_8);
    InputStream endless =
        new InputStream() {
          private int position;

          @Override
          public int read() {
            throw new AssertionError("single bytes are not asked for");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            if (position == start.length) {
              throw new AssertionError("more was asked for than is needed");
            }
            System.arraycopy(start, 0, buffer, offset, start.length);
            position = start.length;
            return start.length;
          }
        };

    new ListScanner(new JsonBytes(endless, 8192)).open();
  }

  @Test
  void writesItemsBeforeTheLastHasArrived() throws IOException {
    String items =
        IntStream.range(0, 1000)
            .mapToObj(i -> "{\"id\":\"" + i + "\"}")
            .collect(Collectors.joining(","));
    byte[] json = ("{\"items\":[" + items + "]}").getBytes(UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream in =
        new InputStream() {
          private int position;

          @Override
          public int read() {
            throw new AssertionError("single bytes are not asked for");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            assertThat(out.size()).isGreaterThanOrEqualTo(position - 10 - buffer.length);
            int count = Math.min(Math.min(100, length), json.length - position);
            System.arraycopy(json, position, buffer, offset, count);
            position += count;
            return count == 0 ? -1 : count;
          }
        };
    ListScanner scanner = new ListScanner(new JsonBytes(in, 256));
    scanner.open();

    assertThat(scanner.copyItems(out)).isEqualTo(1000);
    assertThat(out.toString(UTF_8)).isEqualTo(items);
  }

  @Test
  void knowsAListThatBreaksOffAnywhere() {
    String whole = "{\"size\":1,\"items\":[" + ITEMS + "],\"nextPageToken\":\"t\",\"x\":[1,true]}";
    byte[] json = whole.getBytes(UTF_8);
    for (int length = 0; length < json.length; length++) {
      byte[] part = Arrays.copyOf(json, length);
      assertThatThrownBy(() -> scan(new ChunkedStream(part, 3, 5), 16))
          .as("after %d bytes", length)
          .isInstanceOfSatisfying(
              RegistryException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE_ANSWER));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"id\":\"1\"}]",
        "null",
        "{}",
        "{\"size\":0",
        "{\"code\":\"x\",\"message\":\"y\"}",
        "{\"items\":{}}",
        "{\"items\":\"x\"}",
        "{\"items\":[1]}",
        "{\"items\":[{},null]}",
        "{\"items\":[{}{}]}",
        "{\"items\":[{},]}",
        "{\"items\":[,{}]}",
        "{\"items\":[{\"a\":1 \"b\":2}]}",
        "{\"items\":[],\"items\":[{}]}",
        "{\"items\":null,\"items\":[{}]}",
        "{\"items\":[],\"nextPageToken\":7}",
        "{\"items\":[],}",
        "{\"items\":[]}x",
        "{\"items\":[]}{\"items\":[]}",
        "{\"items\":[]]",
        "<html></html>",
        "{items:[]}"
      })
  void refusesWhatIsNoList(String json) {
    assertThatThrownBy(() -> scan(json))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNUSABLE_ANSWER));
  }

  @Test
  void refusesItemsNestedTooDeep() {
    String deep = "{\"a\":".repeat(101) + "1" + "}".repeat(101);

    assertThatThrownBy(() -> scan("{\"items\":[" + deep + "]}"))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void refusesATokenWithoutEnd() {
    assertThatThrownBy(
            () -> scan("{\"items\":[],\"nextPageToken\":\"" + "x".repeat(10_000) + "\"}"))
        .isInstanceOf(RegistryException.class);
  }

  @Test
  void tellsAClientThatHasGoneFromARegistryThatFailed() throws IOException {
    ListScanner scanner =
        new ListScanner(
            new JsonBytes(
                new ChunkedStream(("{\"items\":[" + ITEMS + "]}").getBytes(UTF_8), 20, 5), 64));
    scanner.open();
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("gone");
          }
        };

    assertThatThrownBy(() -> scanner.copyItems(gone))
        .isInstanceOf(IOException.class)
        .hasMessage("gone");
  }

  private static InputStream stream(String json) {
    return new ChunkedStream(json.getBytes(UTF_8), 0, json.length());
  }

  private static String scan(String json) throws IOException {
    return scan(new ChunkedStream(json.getBytes(UTF_8), 0, 3), 16);
  }

  /** Size, items and token, a space between them. */
  private static String scan(InputStream in, int bufferSize) throws IOException {
    ListScanner scanner = new ListScanner(new JsonBytes(in, bufferSize));
    scanner.open();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int size = scanner.copyItems(out);
    return size + " " + out.toString(UTF_8) + " " + scanner.nextPageToken();
  }
}
