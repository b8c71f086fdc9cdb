package org.matricula.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.matricula.kernel.Command;
import org.springframework.mock.env.MockEnvironment;

class KeyFileTest {

    @TempDir Path folder;

    private Keys keys(String file, String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        return new Keys(new VaultSettings(folder, file, "international"), environment);
    }

    @Test
    void the_demonstration_makes_its_own_file_for_its_owner_alone() throws IOException {
        keys("").ring();
        var file = folder.resolve("keys/vault.keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void production_makes_no_file_by_itself() {
        assertThatThrownBy(() -> keys("", "production").ring()).hasMessageContaining("missing");
        assertThatThrownBy(() -> keys(folder.resolve("none.keys").toString()).ring())
                .hasMessageContaining("make-keys");
    }

    @Test
    void a_file_that_others_can_read_is_refused() throws IOException {
        keys("").ring();
        var file = folder.resolve("keys/vault.keys");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> keys("").ring()).hasMessageContaining("chmod 600");
    }

    @Test
    void the_command_makes_a_file_once_and_never_writes_over_it() {
        var command =
                new MakeKeys(keys(folder.resolve("deep/vault.keys").toString(), "production"));
        assertThat(command.run(List.of())).isEqualTo(Command.DONE);
        assertThat(command.run(List.of())).isEqualTo(Command.FAILED);
        assertThat(command.run(List.of("again"))).isEqualTo(Command.WRONG_USAGE);
    }

    @Test
    void a_file_without_its_index_key_is_refused() throws IOException {
        var file = folder.resolve("half.keys");
        Files.writeString(file, "seal.1 = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> keys(file.toString()).ring()).hasMessageContaining("lacks");
    }
}
