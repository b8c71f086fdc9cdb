package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.kernel.Command;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/// `java -jar matricula.jar <command>`: what is listed works, and the exit status says how it went.
public class CommandLineTest {

    @TempDir Path folder;

    /// Obeys with settings of its own, as another process would.
    public static int obey(Map<String, ?> settings, String... args) {
        var before = (Properties) System.getProperties().clone();
        settings.forEach((name, value) -> System.setProperty(name, value.toString()));
        try {
            return CommandLine.obey(args[0], Arrays.stream(args).skip(1).toList());
        } finally {
            System.setProperties(before);
        }
    }

    private static int obey(String... args) {
        return obey(Map.of(), args);
    }

    private static String said(Runnable act) {
        var told = new ByteArrayOutputStream();
        var before = System.out;
        System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            act.run();
        } finally {
            System.setOut(before);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    @Test
    void help_lists_every_command_that_is_there_and_starts_nothing() {
        var help = said(() -> assertThat(obey("--help")).isEqualTo(Command.DONE));
        assertThat(help).contains("serve", "exit status");
        assertThat(CommandLine.all().keySet())
                .contains("admin", "make-keys", "rotate-keys", "statistics", "verify-ledger")
                .allSatisfy(it -> assertThat(help).contains("  " + it + " "));
        assertThat(help).as("in Chinese beside it").contains("核对台账", "退出状态：0 完成");
        assertThat(said(() -> assertThat(obey("import", "--help")).isEqualTo(Command.DONE)))
                .contains("--rows all|valid|none", "有一行出错即全部不写");
        assertThat(CommandLine.named("--help")).isEqualTo("--help");
        assertThat(CommandLine.named("--server.port=1")).isEqualTo("serve");
        assertThat(CommandLine.named()).isEqualTo("serve");
    }

    @Test
    void an_unknown_command_is_wrong_usage() {
        assertThat(obey("polish")).isEqualTo(Command.WRONG_USAGE);
    }

    @Test
    void every_command_refuses_what_it_does_not_understand() {
        var nonsense = List.of("--nonsense", "1", "2", "3", "4", "5");
        assertThat(obey("admin", "--nonsense", "1")).isEqualTo(Command.WRONG_USAGE);
        try (var context = program()) {
            assertThat(context.getBeansOfType(Command.class))
                    .hasSizeGreaterThan(4)
                    .containsOnlyKeys(CommandLine.all().keySet())
                    .allSatisfy((name, command) ->
                            assertThat(command.run(nonsense))
                                    .as(name)
                                    .isEqualTo(Command.WRONG_USAGE));
        }
    }

    @Test
    void the_rounds_of_the_minute_and_the_night_are_the_servers_alone() {
        try (var context = program()) {
            assertThat(context.getBeanNamesForType(ScheduledAnnotationBeanPostProcessor.class))
                    .isEmpty();
        }
    }

    /// As every command starts it.
    private static ConfigurableApplicationContext program() {
        return new SpringApplicationBuilder(Matricula.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .profiles(CommandLine.PROFILE)
                .run();
    }

    @Test
    void keys_are_made_once_and_without_any_database() {
        var file = folder.resolve("vault.keys");
        var settings =
                Map.of(
                        "matricula.key-file",
                        file.toString(),
                        "spring.profiles.active",
                        "production",
                        "matricula.db-url",
                        "jdbc:postgresql://127.0.0.1:1/nowhere");
        assertThat(obey(settings, "make-keys")).isEqualTo(Command.DONE);
        assertThat(file).exists();
        assertThat(obey(settings, "make-keys")).isEqualTo(Command.FAILED);
    }

    @Test
    void an_administrator_is_made_from_the_command_line() {
        var name = "cli-" + UUID.randomUUID();
        var told = said(() -> assertThat(obey("admin", "create", name)).isEqualTo(Command.DONE));
        assertThat(told).contains(name + " can sign in once with ");
        assertThat(obey("admin", "create", name)).as("there is one").isEqualTo(Command.FAILED);
        assertThat(obey("admin", "reset", name)).isEqualTo(Command.DONE);
        assertThat(obey("admin", "reset", "no-" + name)).isEqualTo(Command.FAILED);
    }

    @Test
    void the_ledger_is_written_out_and_a_changed_copy_is_noticed() throws Exception {
        obey("admin", "create", "ledger-" + UUID.randomUUID());
        var export = folder.resolve("ledger.jsonl");
        // jobs of the program may add an entry between the two, whose checkpoint the copy lacks
        var told = Command.FAILED;
        for (var i = 0; i < 5 && told != Command.DONE; i++) {
            assertThat(obey("verify-ledger", "--write", export.toString())).isEqualTo(Command.DONE);
            assertThat(export).isNotEmptyFile();
            told = obey("verify-ledger", "--export", export.toString());
        }
        assertThat(told).isEqualTo(Command.DONE);
        var lines = Files.readAllLines(export);
        Files.write(export, List.of(lines.getFirst(), "{\"forged\": true}"));
        assertThat(obey("verify-ledger", "--export", export.toString())).isEqualTo(Command.FAILED);
        assertThat(obey("verify-ledger", "--export", folder.resolve("none").toString()))
                .isEqualTo(Command.FAILED);
    }

    @Test
    void the_numbers_are_compared_and_the_keys_succeeded() {
        assertThat(obey("statistics", "check")).isIn(Command.DONE, Command.FAILED);
        assertThat(obey("statistics")).isEqualTo(Command.WRONG_USAGE);
        assertThat(obey("rotate-keys", "--later")).isEqualTo(Command.WRONG_USAGE);
        assertThat(obey("rotate-keys", "--resume")).isIn(Command.DONE, Command.FAILED);
    }
}
