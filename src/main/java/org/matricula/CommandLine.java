package org.matricula;

import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import org.matricula.kernel.Command;
import org.matricula.kernel.Offline;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Description;
import org.springframework.core.annotation.AnnotationAttributes;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ObjectUtils;

/// What stands behind `java -jar matricula.jar`: the command, and its arguments. Only what a
/// command needs is made, so that the keys can be made before there is a database.
final class CommandLine {

    /// Active in every command.
    static final String PROFILE = "command";

    private static final Set<String> HELP = Set.of("--help", "-h", "help");
    private static final String EXIT = "exit status: 0 done, 1 failed, 2 wrong usage";

    /// @param summary its arguments and purpose
    /// @param made what is made for it: the program, or little more than itself
    record Listed(String name, String summary, Class<?>[] made) {}

    private CommandLine() {}

    static String named(String... args) {
        var settingsAlone = args.length == 0 || args[0].startsWith("--") && !HELP.contains(args[0]);
        return settingsAlone ? Matricula.SERVE : args[0];
    }

    /// @return the exit status
    static int obey(String name, List<String> arguments) {
        if (HELP.contains(name)) {
            help(System.out);
            return Command.DONE;
        }
        var asked = all().get(name);
        if (asked == null) {
            System.err.println("there is no command " + name);
            help(System.err);
            return Command.WRONG_USAGE;
        }
        if (arguments.stream().anyMatch(HELP::contains)) {
            System.out.println("java -jar matricula.jar " + name + " " + asked.summary());
            System.out.println(inChinese(name));
            System.out.println(EXIT);
            System.out.println(inChinese("exit"));
            return Command.DONE;
        }
        var program = new SpringApplication(asked.made());
        program.setWebApplicationType(WebApplicationType.NONE);
        program.setLogStartupInfo(false);
        program.setLazyInitialization(true);
        program.setAdditionalProfiles(PROFILE);
        try (var context = program.run()) {
            var status = context.getBean(name, Command.class).run(arguments);
            if (status == Command.WRONG_USAGE) {
                System.err.println("java -jar matricula.jar " + name + " " + asked.summary());
            }
            return status;
        }
    }

    static Map<String, Listed> all() {
        return Known.ALL;
    }

    /// Looked for once, and only where a command is asked for.
    private static final class Known {
        private static final Map<String, Listed> ALL = Collections.unmodifiableMap(found());
    }

    private static Map<String, Listed> found() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AssignableTypeFilter(Command.class));
        var found = new TreeMap<String, Listed>();
        for (var it : scan.findCandidateComponents("org.matricula")) {
            var listed = listed(((AnnotatedBeanDefinition) it).getMetadata());
            found.put(listed.name(), listed);
        }
        return found;
    }

    private static Listed listed(AnnotationMetadata of) {
        var type = ClassUtils.resolveClassName(of.getClassName(), null);
        var offline = type.getAnnotation(Offline.class);
        return new Listed(
                value(of, Component.class),
                value(of, Description.class),
                offline == null
                        ? new Class<?>[] {Matricula.class}
                        : ObjectUtils.addObjectToArray(offline.value(), type));
    }

    private static String value(AnnotationMetadata of, Class<?> annotation) {
        var attributes =
                AnnotationAttributes.fromMap(of.getAnnotationAttributes(annotation.getName()));
        if (attributes == null || attributes.getString("value").isBlank()) {
            throw new IllegalStateException(
                    "%s needs @%s with its words"
                            .formatted(of.getClassName(), annotation.getSimpleName()));
        }
        return attributes.getString("value");
    }

    private static void help(PrintStream out) {
        out.println("java -jar matricula.jar <command>");
        line(out, Matricula.SERVE, "starts the server; also without any command");
        all().values().forEach(it -> line(out, it.name(), it.summary()));
        out.println(EXIT);
        out.println(inChinese("exit"));
    }

    private static void line(PrintStream out, String name, String summary) {
        out.printf("  %-16s %s%n  %-16s %s%n", name, summary, "", inChinese(name));
    }

    /// The second language stands beside the first: whoever needs help may have set neither.
    private static String inChinese(String name) {
        var words = ResourceBundle.getBundle("messages/command", Locale.ROOT);
        var key = "command." + name;
        return words.containsKey(key) ? words.getString(key) : "";
    }
}
