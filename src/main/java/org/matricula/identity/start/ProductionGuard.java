package org.matricula.identity.start;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.StartCheck;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Before the first request is answered every module is asked; whatever is weak is said at once, in
/// plain words, and the program does not start.
@Component
@Profile("production")
@ConditionalOnWebApplication
class ProductionGuard implements SmartInitializingSingleton {

    private final ObjectProvider<StartCheck> checks;
    private final MessageSource messages;

    ProductionGuard(ObjectProvider<StartCheck> checks, MessageSource messages) {
        this.checks = checks;
        this.messages = messages;
    }

    @Override
    public void afterSingletonsInstantiated() {
        var found = new ArrayList<Refusal>();
        checks.orderedStream().forEach(it -> found.addAll(it.weaknesses()));
        if (!found.isEmpty()) {
            throw new WeakStart(lines(found, messages));
        }
    }

    static List<String> lines(List<Refusal> weaknesses, MessageSource messages) {
        return weaknesses.stream()
                .map(it ->
                        Locale.getDefault().getLanguage().equals("zh")
                                ? line(it, messages, Locale.SIMPLIFIED_CHINESE)
                                : line(it, messages, Locale.ENGLISH))
                .collect(Collectors.toList());
    }

    private static String line(Refusal weakness, MessageSource messages, Locale locale) {
        var key = "refusal." + weakness.code();
        return messages.getMessage(key, weakness.args().toArray(), locale);
    }
}
