package dev.atrium.federation.metrics;

import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Where numbers of modules go beside the list that the gateway itself answers with. */
public interface Meters {

  /** Nowhere. */
  Meters NONE =
      new Meters() {
        @Override
        public ModuleMeter of(String module, Supplier<ModuleState> state) {
          return ModuleMeter.SILENT;
        }

        @Override
        public void forget(String module) {}

        @Override
        public void listRefused() {}

        @Override
        public void watchSockets(ToIntFunction<String> open) {}
      };

  /**
   * The numbers of a module, which go on where those of an earlier module of this name ended.
   *
   * @param state is asked whenever somebody looks
   */
  ModuleMeter of(String module, Supplier<ModuleState> state);

  /** The module is no longer there. */
  void forget(String module);

  /** A list of modules, or an entry of one, could not be used. */
  void listRefused();

  /**
   * Names where WebSockets are counted.
   *
   * @param open how many a module has
   */
  void watchSockets(ToIntFunction<String> open);
}
