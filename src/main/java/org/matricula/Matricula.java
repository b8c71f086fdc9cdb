package org.matricula;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.modulith.Modulithic;

import java.time.Clock;
import java.time.ZoneId;

/// 学籍管理系统: the system of record for student status.
@Modulithic(systemName = "Matricula 学籍管理系统", sharedModules = "kernel")
@ConfigurationPropertiesScan
@SpringBootApplication
public class Matricula {

    public static void main(String... args) {
        SpringApplication.run(Matricula.class, args);
    }

    /// Every day and hour in the register is Chinese standard time.
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }
}
