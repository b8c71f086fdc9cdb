package org.matricula.archive;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// The keeper of the demonstration's archive, who fills its pages by the ordinary ways.
@Component
@Profile("demo")
public class DemoArchivist {

    private static final Logger LOG = LoggerFactory.getLogger(DemoArchivist.class);

    private final ReadVolumes readVolumes;
    private final Units units;
    private final MessageSource messages;

    DemoArchivist(ReadVolumes readVolumes, Units units, MessageSource messages) {
        this.readVolumes = readVolumes;
        this.units = units;
        this.messages = messages;
    }

    /// What the rules refuse on the day of the first start is left out.
    public void works(Consumer<Unit> on) {
        try {
            Acting.call(
                            Actor.system("demo"),
                            () ->
                                    units.institutions().stream()
                                            .filter(it -> "college".equals(it.education()))
                                            .findFirst())
                    .ifPresent(it -> Acting.as(keeper(it), () -> on.accept(it)));
        } catch (RuntimeException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    /// The first volumes of the keeper who works.
    public List<Volume> filed(int most) {
        return readVolumes.page("", null, most);
    }

    private Actor keeper(Unit college) {
        return new Actor(
                null,
                say("keeper"),
                "archive-keeper",
                college.id(),
                Scope.ALL.within(college.pos(), college.posEnd()),
                "demo");
    }

    public String say(String key) {
        return messages.getMessage("archive.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
