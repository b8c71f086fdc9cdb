package org.matricula.bench;

import java.util.concurrent.atomic.LongAdder;
import org.aopalliance.intercept.MethodInterceptor;
import org.matricula.workflow.engine.Engine;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Adds up the time spent inside the process engine.
final class EngineWatch implements BeanPostProcessor {

    private final LongAdder nanos = new LongAdder();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof Engine)) {
            return bean;
        }
        var watched = new ProxyFactory(bean);
        watched.setProxyTargetClass(true);
        MethodInterceptor clocked =
                call -> {
                    var start = System.nanoTime();
                    try {
                        return call.proceed();
                    } finally {
                        nanos.add(System.nanoTime() - start);
                    }
                };
        watched.addAdvice(clocked);
        return watched.getProxy();
    }

    long takeNanos() {
        return nanos.sumThenReset();
    }
}
