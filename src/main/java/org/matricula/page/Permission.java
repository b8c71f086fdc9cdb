package org.matricula.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.matricula.kernel.Acting;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Asks each handler's [Allowed] before it runs; the rows it may touch are the database's business.
@Configuration(proxyBeanMethods = false)
class Permission implements WebMvcConfigurer, HandlerInterceptor {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && ours(method)) {
            var allowed = allowed(method);
            if (!allowed.contains(Allowed.PUBLIC) && !actorAmong(allowed)) {
                throw new AccessDeniedException("not allowed");
            }
        }
        return true;
    }

    private static boolean ours(HandlerMethod method) {
        return method.getBeanType().getName().startsWith("org.matricula.");
    }

    static List<String> allowed(HandlerMethod method) {
        var own = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), Allowed.class);
        var whole =
                own != null
                        ? own
                        : AnnotatedElementUtils.findMergedAnnotation(
                                method.getBeanType(), Allowed.class);
        return whole == null ? List.of() : List.of(whole.value());
    }

    static boolean actorAmong(List<String> allowed) {
        return Acting.ifAny()
                .filter(it -> it.account() != null)
                .filter(it -> allowed.contains(Allowed.SIGNED_IN) || allowed.contains(it.role()))
                .isPresent();
    }
}
