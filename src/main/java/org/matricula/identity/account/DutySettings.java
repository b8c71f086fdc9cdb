package org.matricula.identity.account;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param duties `apart`: only the security officer grants posts; `together`: an administrator may
///   grant them too, as the demonstration does
@ConfigurationProperties("matricula")
record DutySettings(@DefaultValue("apart") String duties) {

    boolean together() {
        return duties.equals("together");
    }
}
