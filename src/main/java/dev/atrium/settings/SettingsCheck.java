package dev.atrium.settings;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Finds every setting that cannot be used, where a configuration that is read stops at the first.
 *
 * <p>What was found wrong is left out and the rest is read again. What stands against a setting
 * that is wrong itself is not told: with the right value it may well be right.
 */
public final class SettingsCheck {

  private final Config config;
  private final Set<String> doubtful = new HashSet<>();
  private final List<String> sentences = new ArrayList<>();

  public SettingsCheck(Config config) {
    this.config = requireNonNull(config, "config is null");
  }

  /** Lets {@code reader} read until nothing it refuses is left. */
  public void read(Consumer<Config> reader) {
    boolean isDifferent = true;
    while (isDifferent) {
      try {
        reader.accept(new ConfigWithout(config, doubtful));
        return;
      } catch (InvalidSettingException e) {
        isDifferent = isNews(e);
      }
    }
  }

  /** One sentence for each, in the order they were found. */
  public List<String> sentences() {
    return List.copyOf(sentences);
  }

  private boolean isNews(InvalidSettingException refusal) {
    int known = doubtful.size();
    if (Collections.disjoint(doubtful, refusal.keys())) {
      tell(refusal);
      Stream.of(refusal.getSuppressed())
          .map(InvalidSettingException.class::cast)
          .forEach(this::tell);
    } else {
      doubtful.addAll(refusal.keys());
    }
    return doubtful.size() > known;
  }

  private void tell(InvalidSettingException refusal) {
    sentences.add(refusal.getMessage());
    refusal.keys().stream().findFirst().ifPresent(doubtful::add);
  }

  /** Another configuration in which nobody has set these. */
  private record ConfigWithout(Config all, Set<String> keys) implements Config {

    @Override
    public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
      return keys.contains(name) ? Optional.empty() : all.getOptionalValue(name, type);
    }

    // Settings ask for nothing else.

    @Override
    public <T> T getValue(String name, Class<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ConfigValue getConfigValue(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<String> getPropertyNames() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<ConfigSource> getConfigSources() {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> Optional<Converter<T>> getConverter(Class<T> type) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      throw new UnsupportedOperationException();
    }
  }
}
