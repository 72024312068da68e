package dev.atrium.federation.module;

import java.util.List;

/**
 * What became of a configuration.
 *
 * @param refusals one sentence for each entry that cannot be used, naming it
 */
public record ModuleList(List<FederatedModule> modules, List<String> refusals) {

  public ModuleList {
    modules = List.copyOf(modules);
    refusals = List.copyOf(refusals);
  }
}
