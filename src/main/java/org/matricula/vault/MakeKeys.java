package org.matricula.vault;

import java.util.List;
import org.matricula.kernel.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Makes the first key file where `MATRICULA_KEY_FILE` names one that is not there yet.
@Component
class MakeKeys implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(MakeKeys.class);

    private final Keys keys;

    MakeKeys(Keys keys) {
        this.keys = keys;
    }

    @Override
    public String name() {
        return "make-keys";
    }

    @Override
    public String summary() {
        return "makes the key file named by MATRICULA_KEY_FILE; never writes over one";
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            return WRONG_USAGE;
        }
        if (keys.file().exists()) {
            LOG.error("the key file {} exists", keys.file().path());
            return FAILED;
        }
        keys.make();
        LOG.info("made {}; keep a copy apart from the database", keys.file().path());
        return DONE;
    }
}
