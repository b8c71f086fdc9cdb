package org.matricula.document;

import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// 到期换钥: a key is changed by itself a year before its certificate ends.
@Component
@Profile("!command")
class RenewKeys {

    private final ChangeKeys changeKeys;

    RenewKeys(ChangeKeys changeKeys) {
        this.changeKeys = changeKeys;
    }

    @Scheduled(cron = "0 15 4 * * *", zone = "Asia/Shanghai")
    void night() {
        Acting.call(Actor.system("signing-keys"), () -> changeKeys.renew(null));
    }
}
