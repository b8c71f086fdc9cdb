package org.matricula.demo;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Description;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// A register of any size to try things in, made from nothing.
@Component("demo")
@Description(
        "--students <number>  fills an empty register with so many invented students")
class MakeDemonstration implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(MakeDemonstration.class);
    private static final String STUDENTS = "--students";
    private static final int FEWEST = 2000;
    private static final int MOST = 20_000_000;

    private final GreatRegister register;
    private final MessageSource messages;
    private final Environment environment;

    MakeDemonstration(GreatRegister register, MessageSource messages, Environment environment) {
        this.register = register;
        this.messages = messages;
        this.environment = environment;
    }

    @Override
    public int run(List<String> arguments) {
        var students = students(arguments);
        if (students.isEmpty()) {
            return WRONG_USAGE;
        }
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            return refuse("demo.production");
        }
        try {
            return Acting.call(
                    Actor.system("demo"),
                    () ->
                            register.make(students.getAsInt(), this::say)
                                    ? DONE
                                    : refuse("demo.not-empty"));
        } catch (SQLException failed) {
            LOG.error("{}", words("demo.failed", failed.getMessage()), failed);
            return FAILED;
        }
    }

    private static OptionalInt students(List<String> arguments) {
        var value = value(arguments);
        if (value == null || !value.matches("[0-9]{1,8}")) {
            return OptionalInt.empty();
        }
        var number = Integer.parseInt(value);
        return number < FEWEST || number > MOST ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /// Of `--students 2000` and of `--students=2000`.
    private static @Nullable String value(List<String> arguments) {
        if (arguments.size() == 2 && arguments.getFirst().equals(STUDENTS)) {
            return arguments.getLast();
        }
        if (arguments.size() == 1 && arguments.getFirst().startsWith(STUDENTS + "=")) {
            return arguments.getFirst().substring(STUDENTS.length() + 1);
        }
        return null;
    }

    private int refuse(String key) {
        System.err.println(words(key));
        return FAILED;
    }

    private void say(String key, Object... values) {
        System.out.println(words("demo." + key, values));
    }

    private String words(String key, Object... values) {
        return messages.getMessage(key, values, Locale.SIMPLIFIED_CHINESE);
    }
}
