package org.matricula;

import org.matricula.kernel.Command;
import org.matricula.kernel.TurnedClock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// 学籍管理系统: the system of record for student status. Without a command it serves.
@Modulithic(systemName = "Matricula 学籍管理系统", sharedModules = "kernel")
@ConfigurationPropertiesScan
@EnableScheduling
@SpringBootApplication
public class Matricula {

    private static final Set<String> SERVES = Set.of("serve");

    public static void main(String... args) {
        var command =
                args.length == 0 || args[0].startsWith("--") && !args[0].equals("--help")
                        ? "serve"
                        : args[0];
        if (SERVES.contains(command)) {
            SpringApplication.run(Matricula.class, args);
        } else {
            System.exit(obey(command, Arrays.stream(args).skip(1).toList()));
        }
    }

    private static int obey(String name, List<String> arguments) {
        var program = new SpringApplication(Matricula.class);
        program.setWebApplicationType(WebApplicationType.NONE);
        program.setLogStartupInfo(false);
        program.setAdditionalProfiles("command");
        try (var context = program.run()) {
            return commands(context).stream()
                    .filter(it -> it.name().equals(name))
                    .findFirst()
                    .map(it -> it.run(arguments))
                    .orElseGet(() -> help(name, commands(context)));
        }
    }

    private static List<Command> commands(ConfigurableApplicationContext context) {
        return context.getBeansOfType(Command.class).values().stream()
                .sorted(Comparator.comparing(Command::name))
                .toList();
    }

    private static int help(String asked, List<Command> commands) {
        var out = asked.equals("--help") ? System.out : System.err;
        out.println("java -jar matricula.jar <command>");
        out.printf("  %-16s %s%n", "serve", "starts the server; also without any command");
        commands.forEach(it -> out.printf("  %-16s %s%n", it.name(), it.summary()));
        return asked.equals("--help") ? Command.DONE : Command.WRONG_USAGE;
    }

    /// Every day and hour in the register is Chinese standard time.
    @Bean
    Clock clock() {
        return new TurnedClock(Clock.system(ZoneId.of("Asia/Shanghai")));
    }
}
