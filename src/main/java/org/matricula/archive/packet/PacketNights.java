package org.matricula.archive.packet;

import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

@Component
@Profile("!command")
class PacketNights {

    private final ForgetPackets forget;

    PacketNights(ForgetPackets forget) {
        this.forget = forget;
    }

    @Scheduled(cron = "0 50 3 * * *", zone = "Asia/Shanghai")
    void night() {
        Acting.as(Actor.system("archive-packages"), forget::tidy);
    }
}
