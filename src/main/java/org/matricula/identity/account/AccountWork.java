package org.matricula.identity.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Figure;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// First pages of those who make accounts and of those who grant posts.
@Component
class AccountWork implements Work {

    private final AccountFigures figures;
    private final MessageSource messages;
    private final Clock clock;

    AccountWork(AccountFigures figures, MessageSource messages, Clock clock) {
        this.figures = figures;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 500;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds("administrator", "security-officer")) {
            return List.of();
        }
        var counted = figures.count(actor.scope(), LocalDate.now(clock));
        var tiles =
                List.of(
                        tile("portal.accounts.used", counted.used(), false, locale),
                        tile("portal.accounts.disabled", counted.disabled(), false, locale),
                        tile("portal.accounts.postless", counted.postless(), true, locale),
                        tile("portal.accounts.ending", counted.ending(), true, locale));
        return List.of(
                WorkPart.figures("accounts", say("identity.accounts", locale), tiles),
                WorkPart.list(
                                "duties",
                                say("portal.duties", locale),
                                duties(actor, locale),
                                say("portal.duties.none", locale))
                        .all(new Crumb(say("identity.accounts", locale), "/accounts")));
    }

    private Figure tile(String key, long count, boolean asks, Locale locale) {
        var value = String.format(Locale.ROOT, "%,d", count);
        return new Figure(
                say(key, locale), value, null, asks && count > 0 ? "bad" : null, "/accounts");
    }

    private List<WorkLine> duties(Actor actor, Locale locale) {
        return actor.holds("administrator")
                ? List.of(
                        duty("portal.duty.accounts", "/accounts", locale),
                        duty("portal.duty.units", "/units", locale),
                        duty("portal.duty.calendar", "/calendar", locale),
                        duty("portal.duty.codes", "/codes", locale),
                        duty("portal.duty.policies", "/policies", locale))
                : List.of(duty("portal.duty.posts", "/accounts", locale));
    }

    private WorkLine duty(String key, String href, Locale locale) {
        return WorkLine.of(say(key, locale), null, href).note(say(key + ".note", locale));
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
