package org.matricula.policy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Yes or no.
public record FlagPolicy(
        String key, Boolean builtIn, String source, Map<String, Boolean> builtInByEducation)
        implements Policy<Boolean> {

    public FlagPolicy {
        builtInByEducation = Map.copyOf(builtInByEducation);
    }

    public FlagPolicy source(String lawAndArticle) {
        return new FlagPolicy(key, builtIn, lawAndArticle, builtInByEducation);
    }

    public FlagPolicy in(String education, boolean value) {
        var more = new HashMap<>(builtInByEducation);
        more.put(education, value);
        return new FlagPolicy(key, builtIn, source, more);
    }

    @Override
    public Optional<Boolean> read(String text) {
        return switch (text.strip()) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    @Override
    public String bounds() {
        return "true, false";
    }
}
