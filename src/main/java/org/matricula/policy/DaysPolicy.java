package org.matricula.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A span of days.
public record DaysPolicy(
        String key,
        Integer builtIn,
        int least,
        int most,
        String source,
        Map<String, Integer> builtInByEducation)
        implements Policy<Integer> {

    public DaysPolicy {
        builtInByEducation = Map.copyOf(builtInByEducation);
    }

    public DaysPolicy source(String lawAndArticle) {
        return new DaysPolicy(key, builtIn, least, most, lawAndArticle, builtInByEducation);
    }

    public DaysPolicy in(String education, int value) {
        var more = new HashMap<>(builtInByEducation);
        more.put(education, value);
        return new DaysPolicy(key, builtIn, least, most, source, more);
    }

    @Override
    public Optional<Integer> read(String text) {
        try {
            var value = Integer.valueOf(text.strip());
            return least <= value && value <= most ? Optional.of(value) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    @Override
    public String bounds() {
        return least + " – " + most;
    }
}
