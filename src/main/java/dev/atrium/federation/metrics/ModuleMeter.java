package dev.atrium.federation.metrics;

import java.time.Duration;

/** Is told what is asked of one module and what comes of it. */
public interface ModuleMeter {

  /** Tells nobody. */
  ModuleMeter SILENT =
      new ModuleMeter() {
        @Override
        public void answered(int status, Duration time) {}

        @Override
        public void failed(String reason) {}

        @Override
        public void cacheHit() {}

        @Override
        public void staleAnswer() {}
      };

  /** A request has been answered, by the module or in its place. */
  void answered(int status, Duration time);

  /** The module gave no answer that could be passed on. */
  void failed(String reason);

  /** A file came from memory. */
  void cacheHit();

  /** The last good copy stood in for the module. */
  void staleAnswer();
}
