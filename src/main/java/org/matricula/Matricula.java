package org.matricula;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.matricula.kernel.TurnedClock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableScheduling;

/// 学籍管理系统: the system of record for student status. Without a command it serves.
@Modulithic(systemName = "Matricula 学籍管理系统", sharedModules = "kernel")
@ConfigurationPropertiesScan
@SpringBootApplication
public class Matricula {

    static final String SERVE = "serve";

    public static void main(String... args) {
        var command = CommandLine.named(args);
        if (command.equals(SERVE)) {
            SpringApplication.run(Matricula.class, args);
        } else {
            System.exit(CommandLine.obey(command, rest(args)));
        }
    }

    private static List<String> rest(String... args) {
        return Arrays.stream(args).skip(1).toList();
    }

    /// The rounds of the minute and of the night belong to the server; a command beside it has
    /// none.
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    @Profile("!" + CommandLine.PROFILE)
    static class Rounds {}

    /// Every day and hour in the register is Chinese standard time.
    @Bean
    Clock clock() {
        return new TurnedClock(Clock.system(ZoneId.of("Asia/Shanghai")));
    }
}
