package org.matricula.vault;

import java.util.List;
import org.matricula.kernel.Command;
import org.matricula.kernel.Offline;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// Makes the first key file where `MATRICULA_KEY_FILE` names one that is not there yet.
@Component("make-keys")
@Description("makes the key file named by MATRICULA_KEY_FILE; never writes over one")
@Offline(Keys.class)
@EnableConfigurationProperties(VaultSettings.class)
class MakeKeys implements Command {

    private final Keys keys;

    MakeKeys(Keys keys) {
        this.keys = keys;
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            return WRONG_USAGE;
        }
        if (keys.file().exists()) {
            System.err.println("the key file %s exists".formatted(keys.file().path()));
            return FAILED;
        }
        keys.make();
        System.out.println(
                "made %s; keep a copy apart from the database".formatted(keys.file().path()));
        return DONE;
    }
}
