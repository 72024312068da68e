package dev.atrium.federation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.enums.Opcode;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.IProtocol;

/**
 * Keeps the code of each close frame as it comes. The library itself reports 1006 when the
 * connection ends before it has written its answer to one.
 */
final class CloseCodeDraft extends Draft_6455 {

  private final List<IProtocol> protocols;
  private final Map<WebSocket, Integer> codes;

  CloseCodeDraft(List<IProtocol> protocols) {
    this(protocols, new ConcurrentHashMap<>());
  }

  private CloseCodeDraft(List<IProtocol> protocols, Map<WebSocket, Integer> codes) {
    super(List.of(), protocols);
    this.protocols = protocols;
    this.codes = codes;
  }

  /** What the other side has said when the library reports {@code code}. */
  int codeOf(WebSocket connection, int code) {
    return code == CloseFrame.ABNORMAL_CLOSE ? codes.getOrDefault(connection, code) : code;
  }

  @Override
  public void processFrame(WebSocketImpl connection, Framedata frame) throws InvalidDataException {
    if (frame.getOpcode() == Opcode.CLOSING) {
      codes.put(connection, ((CloseFrame) frame).getCloseCode());
    }
    super.processFrame(connection, frame);
  }

  @Override
  public Draft copyInstance() {
    return new CloseCodeDraft(protocols, codes);
  }
}
